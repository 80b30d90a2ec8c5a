import { z } from 'zod';
import { formatIpNetwork, parseIpNetwork } from '../../domain/ip-network.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import {
  networkToRange,
  numberToAddress,
  rangeSize,
  subtractRanges,
  type AddressRange,
} from '../../scanning/targets/address-range.ts';
import { parseTarget } from '../../scanning/targets/parse-target.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';
import { acceptScan } from './accept-scan.ts';

const maxAddresses = 65_536n;

const TargetText = z
  .string()
  .max(100)
  .transform((text, context) => {
    try {
      return readTarget(text.trim());
    } catch (error) {
      const message =
        error instanceof SitewardenError ? error.message.replace(/\.$/u, '') : 'is not a target';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

export const StartSiteScanInput = z.strictObject({
  siteId: UuidText,
  targets: z.array(TargetText).min(1).max(1024),
  minCvss: z.number().min(0).max(10).multipleOf(0.1).default(0),
});
export type StartSiteScanInput = z.input<typeof StartSiteScanInput>;

export interface StartedSiteScan {
  readonly scanId: string;
  readonly scanSiteId: string;
  /** Canonical, each once. */
  readonly targets: readonly string[];
  readonly message: string;
}

/**
 * Accepts a scan of addresses, networks and ranges of a site, at most 65,536 addresses, and queues it; what the
 * site excludes is left out of networks and ranges. Scope `cve:create`. Throws `not_found` / `site_not_found`;
 * `invalid` / `ip_outside_site`, `too_many_addresses`, `parameter_missing`, `parameter_invalid`.
 */
export async function startSiteScan(
  context: OperationContext,
  input: StartSiteScanInput,
): Promise<StartedSiteScan> {
  authorise(context, 'cve:create');
  const { siteId, targets: parsed, minCvss } = parseInput(StartSiteScanInput, input);
  const site = await visibleSite(context, siteId);
  const asked = [...new Map(parsed.map((target) => [target.text, target])).values()];
  assertInsideSite(asked, site);
  const targets = asked.map(({ text }) => text);
  const { scanId, scanSiteIds } = await context.store.transaction((connection) =>
    acceptScan(connection, context, {
      action: 'startSiteScan',
      kind: 'on_demand',
      scanScheduleId: null,
      minCvss,
      warningThreshold: null,
      parts: [{ siteId, targets, subnets: [] }],
    }),
  );
  const [scanSiteId = ''] = scanSiteIds;
  return { scanId, scanSiteId, targets, message: 'Scan started successfully' };
}

interface Target {
  readonly text: string;
  readonly range: AddressRange;
}

/** Throws `bad_target` for what is none. */
function readTarget(text: string): Target {
  const range = parseTarget(text, 'host');
  const network = text.includes('/') ? parseIpNetwork(text) : undefined;
  if (network !== undefined) return { text: formatIpNetwork(network), range };
  const [first, last] = [range.first, range.last].map((value) => numberToAddress(range.family, value));
  return { text: first === last ? String(first) : `${first}-${last}`, range };
}

function assertInsideSite(targets: readonly Target[], site: Site): void {
  const scope = scopeOfSite(site);
  const allowed = scope.allowed.map((network) => networkToRange(network));
  const excluded = scope.excluded.map((network) => networkToRange(network));
  const outside = targets.filter(
    ({ range }) =>
      subtractRanges([range], allowed).length > 0 || subtractRanges([range], excluded).length === 0,
  );
  if (outside.length > 0) {
    const named = outside.slice(0, 20).map(({ text }) => text);
    const rest = outside.length > 20 ? ` and ${outside.length - 20} more` : '';
    throw new SitewardenError(
      'invalid',
      'ip_outside_site',
      `Outside the networks of the site '${site.name}': ${named.join(', ')}${rest}. Nothing was scanned.`,
    );
  }
  const ranges = subtractRanges(
    targets.map(({ range }) => range),
    excluded,
  );
  const size = ranges.reduce((sum, range) => sum + rangeSize(range), 0n);
  if (size <= maxAddresses) return;
  throw new SitewardenError(
    'invalid',
    'too_many_addresses',
    `The targets hold ${size} addresses; one scan takes at most ${maxAddresses}. Start several scans.`,
  );
}
