import { networkContains, parseIpNetwork, type IpNetwork } from '../../domain/ip-network.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { Scope } from '../../domain/scope.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import {
  addressToNumber,
  intersectRanges,
  networkToRange,
  rangeToNetworks,
  sizeOfRanges,
  subtractRanges,
  type AddressRange,
} from '../../scanning/targets/address-range.ts';
import { listAddresses } from '../../scanning/targets/list-addresses.ts';
import { parseTarget } from '../../scanning/targets/parse-target.ts';

/** Some of the addresses of a part, few enough to be listed, and the scope that permits exactly them. */
export interface ScanSiteBatch {
  readonly addresses: readonly string[];
  readonly scope: Scope;
}

/** What of a site's part is still to be scanned. */
export interface ScanSitePlan {
  readonly addressCount: number;
  /** Which those are, merged and sorted. */
  readonly left: readonly AddressRange[];
  /** How many of the addresses asked for are done. */
  readonly doneCount: number;
  /** Each made when it is asked for, so that one of them at a time is in memory. */
  readonly batches: () => Iterable<ScanSiteBatch>;
  /** Why targets are left out. */
  readonly reasons: readonly string[];
}

const batchSize = 65_536n;

/**
 * What the part asks for, narrowed to what the site permits today, without the addresses that are `done`. Of networks that
 * are too large to be asked address by address, those of the addresses that somebody has `heard`. `within`, where it is given,
 * says which addresses are meant at all.
 */
export function planScanSite(
  site: Pick<Site, 'networks' | 'excludedNetworks'> | undefined,
  scanSite: Pick<ScanSite, 'targets' | 'subnets'>,
  done: readonly string[],
  heard: readonly string[] = [],
  within?: readonly AddressRange[],
): ScanSitePlan {
  const permitted = site === undefined ? { allowed: [], excluded: [] } : scopeOfSite(site, scanSite.subnets);
  const allowed = subtractRanges(rangesOf(permitted.allowed), rangesOf(permitted.excluded));
  const reasons: string[] = [];
  const asked: AddressRange[] = [];
  for (const text of scanSite.targets) {
    const range = rangeOf(text);
    if (range === undefined) {
      const inside = within === undefined ? rangesHeard(text, heard) : intersectRanges(wholeOf(text), within);
      const known = intersectRanges(inside, allowed);
      asked.push(...known);
      reasons.push(tooLarge(text, sizeOfRanges(known)));
    } else if (intersectRanges([range], allowed).length > 0) asked.push(range);
    else reasons.push(`${text}: no longer inside the networks of the site`);
  }
  const finished = done.map((address) => singleAddress(address)).filter((range) => range !== undefined);
  const wanted = intersectRanges(asked, within === undefined ? allowed : intersectRanges(allowed, within));
  const left = subtractRanges(wanted, finished);
  return {
    reasons,
    left,
    addressCount: Number(sizeOfRanges(left)),
    doneCount: Number(sizeOfRanges(intersectRanges(finished, wanted))),
    *batches() {
      for (const ranges of batchesOf(left)) {
        const scope = { allowed: ranges.flatMap(rangeToNetworks), excluded: permitted.excluded };
        yield { addresses: listAddresses(asked, ranges), scope };
      }
    },
  };
}

/** Undefined for a network of more addresses than anybody could ask one by one. */
function rangeOf(text: string): AddressRange | undefined {
  try {
    return parseTarget(text, 'host');
  } catch {
    return undefined;
  }
}

/** Those of `heard` that lie in the network `text`. */
function rangesHeard(text: string, heard: readonly string[]): AddressRange[] {
  const network = parseIpNetwork(text);
  if (network === undefined) return [];
  return heard
    .filter((address) => networkContains(network, address))
    .flatMap((address) => singleAddress(address) ?? []);
}

function wholeOf(text: string): AddressRange[] {
  const network = parseIpNetwork(text);
  return network === undefined ? [] : [networkToRange(network)];
}

function tooLarge(text: string, heard: bigint): string {
  const instead = heard === 0n ? '' : `; only the ${heard} that neighbours are known at`;
  return `${text}: too large to be scanned address by address${instead}`;
}

function singleAddress(text: string): AddressRange | undefined {
  const number = addressToNumber(text);
  return number && { family: number.family, first: number.value, last: number.value };
}

function rangesOf(networks: readonly IpNetwork[]): AddressRange[] {
  return networks.map((network) => networkToRange(network));
}

/** Cuts sorted ranges into runs of at most `batchSize` addresses. */
function* batchesOf(ranges: readonly AddressRange[]): Iterable<AddressRange[]> {
  let batch: AddressRange[] = [];
  let room = batchSize;
  for (const range of ranges) {
    for (let { first } = range; first <= range.last;) {
      const last = range.last - first < room ? range.last : first + room - 1n;
      batch.push({ ...range, first, last });
      room -= last - first + 1n;
      first = last + 1n;
      if (room > 0n) continue;
      yield batch;
      batch = [];
      room = batchSize;
    }
  }
  if (batch.length > 0) yield batch;
}
