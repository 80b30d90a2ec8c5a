import { isLinkLocalNetwork, isPrivateNetwork, parseIpNetwork } from '../../domain/ip-network.ts';
import type { Scope } from '../../domain/scope.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import {
  networkToRange,
  rangeSize,
  rangeToNetworks,
  subtractRanges,
  type AddressRange,
} from './address-range.ts';
import { listAddresses } from './list-addresses.ts';
import { parseTarget } from './parse-target.ts';

export interface ParseTargetsOptions {
  /** Addresses, networks and ranges that nothing may be sent to, whatever the targets say. */
  readonly exclude: readonly string[];
  /** Whether addresses outside the private, shared, link-local and loopback ranges may be scanned. */
  readonly allowPublic: boolean;
  /** Most addresses after exclusions; 65,536 when absent. */
  readonly maxAddresses?: number;
}

export interface ParsedTargets {
  /** Canonical, distinct, in the order of the texts. */
  readonly addresses: string[];
  /** Permits exactly `addresses`. */
  readonly scope: Scope;
  /** The texts as given, trimmed. */
  readonly targets: string[];
}

const defaultMaxAddresses = 65_536;

/** "This network", multicast, reserved and broadcast: no host has such an address (RFC 6890, RFC 4291). */
const hostlessRanges = ['0.0.0.0/8', '224.0.0.0/3', '::/128', 'ff00::/8']
  .map((text) => parseIpNetwork(text))
  .filter((network) => network !== undefined)
  .map((network) => networkToRange(network));

/**
 * Reads what shall be scanned: addresses, CIDR networks, ranges, `localhost`; several in one text by commas.
 * Throws usage errors: `bad_target`, `public_target`, `too_many_addresses`, `no_targets`.
 */
export function parseTargets(texts: readonly string[], options: ParseTargetsOptions): ParsedTargets {
  const { exclude, allowPublic, maxAddresses = defaultMaxAddresses } = options;
  const targets = splitTexts(texts);
  const asked = targets.map((text) => parseTarget(text, 'host'));
  asked.forEach((range, index) => assertScannable(range, targets[index] ?? '', allowPublic));
  const holes = splitTexts(exclude).map((text) => parseTarget(text, 'all'));
  const permitted = subtractRanges(asked, holes);
  assertSize(permitted, maxAddresses);
  return {
    addresses: listAddresses(asked, permitted),
    scope: {
      allowed: permitted.flatMap((range) => rangeToNetworks(range)),
      excluded: subtractRanges(holes, []).flatMap((range) => rangeToNetworks(range)),
    },
    targets,
  };
}

function splitTexts(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function assertScannable(range: AddressRange, text: string, allowPublic: boolean): void {
  if (
    subtractRanges([range], hostlessRanges).reduce((sum, part) => sum + rangeSize(part), 0n) <
    rangeSize(range)
  ) {
    throw new SitewardenError(
      'usage',
      'bad_target',
      `'${text}' holds addresses that no host can have (multicast, broadcast or reserved). Leave them out.`,
    );
  }
  if (allowPublic) return;
  const networks = rangeToNetworks(range);
  if (networks.every((network) => isPrivateNetwork(network) || isLinkLocalNetwork(network))) return;
  throw new SitewardenError(
    'usage',
    'public_target',
    `'${text}' holds public addresses. If you are permitted to scan them, say so with --allow-public.`,
  );
}

function assertSize(permitted: readonly AddressRange[], maxAddresses: number): void {
  const size = permitted.reduce((sum, range) => sum + rangeSize(range), 0n);
  if (size === 0n) {
    throw new SitewardenError(
      'usage',
      'no_targets',
      'No address is left to scan: name a target that the exclusions do not cover.',
    );
  }
  if (size <= BigInt(maxAddresses)) return;
  throw new SitewardenError(
    'usage',
    'too_many_addresses',
    `The targets hold ${size} addresses; one scan takes at most ${maxAddresses}. Split them into several scans.`,
  );
}
