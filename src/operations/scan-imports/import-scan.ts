import { z } from 'zod';
import { judgeHost } from '../../matching/judge-host.ts';
import { observeNmap } from '../../scanning/imported/observe-nmap.ts';
import { readNmapXml } from '../../scanning/imported/read-nmap-xml.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { judgeHosts } from '../scans/judge-hosts.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';
import { hostsOfSite } from './hosts-of-site.ts';
import { importedScanId } from './imported-scan-id.ts';
import { keepImportedScan } from './keep-imported-scan.ts';

export const ImportScanInput = z.strictObject({
  siteId: UuidText,
  format: z.enum(['nmap_xml']),
  content: z
    .string()
    .min(1)
    .max(16 * 1024 * 1024),
});
export type ImportScanInput = z.input<typeof ImportScanInput>;

export interface ImportedScan {
  readonly scanId: string;
  /** The same hosts of the same content were imported at this site before: nothing was changed. */
  readonly wasThere: boolean;
  readonly hosts: number;
  /** Addresses that lie outside of the networks of the site, or that it excludes, in the order of the content. */
  readonly refused: readonly string[];
}

const maxAttempts = 8;

/**
 * Takes in what somebody else has scanned as an ended scan of a site: hosts inside of its networks are judged and kept
 * as those of any scan, others, and devices that it excludes, are refused and named. Nothing is sent. Scope `cve:create`. Throws `not_found` /
 * `site_not_found`; `invalid` / `import_malformed`, `import_outside_site`.
 */
export async function importScan(context: OperationContext, input: ImportScanInput): Promise<ImportedScan> {
  authorise(context, 'cve:create');
  const { siteId, content } = parseInput(ImportScanInput, input);
  const site = await visibleSite(context, siteId);
  const { inside, refused } = await hostsOfSite(
    site,
    await observeNmap(await readNmapXml(content), context.clock.now()),
  );
  const addresses = inside.map(({ ipAddress }) => ipAddress);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const scanId = importedScanId(siteId, content, addresses, attempt);
    const known = await findScan(context.store.db, context.organizationId, { id: scanId });
    const answer = { scanId, hosts: inside.length, refused };
    if (known !== undefined) return { ...answer, wasThere: true };
    const judged = await judgeHosts({ intelligence: context.intelligence, judgeHost }, inside);
    const kept = await keepImportedScan(context, { scanId, site, observed: inside, ...judged });
    if (kept !== 'code_taken') return { ...answer, wasThere: kept === 'was_there' };
  }
  throw new SitewardenError('unavailable', 'unavailable', 'No free code was found for the scan. Try again.');
}
