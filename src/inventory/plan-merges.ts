import type { IdentifiedDevice, KnownDevice, SeenDevice } from './plan-devices.ts';
import { macIdentity } from './identify-hosts.ts';
import { namedAsOwn } from './named-as-own.ts';

/** Two devices that are one: the second is the first. */
export interface PlannedMerge {
  readonly deviceId: string;
  readonly mergedDeviceId: string;
}

/**
 * Which devices turn out to be interfaces of one that a scan saw, because it names their MAC addresses as its own.
 * Pairs in `toldApart` were joined once and a person undid it.
 */
export function planMerges(
  seen: readonly SeenDevice[],
  known: readonly KnownDevice[],
  toldApart: readonly PlannedMerge[],
): PlannedMerge[] {
  const byIdentity = new Map(
    [...known, ...seen.map(({ device }) => device)].map((device) => [device.identity, device]),
  );
  const isApart = (a: string, b: string): boolean =>
    toldApart.some(
      ({ deviceId, mergedDeviceId }) =>
        (deviceId === a && mergedDeviceId === b) || (deviceId === b && mergedDeviceId === a),
    );
  const merged = new Set<string>();
  return seen.flatMap(({ device, hosts }) =>
    namedAsOwn(hosts).flatMap((mac): PlannedMerge[] => {
      const other = byIdentity.get(macIdentity(mac));
      if (other === undefined || other.id === device.id) return [];
      if (merged.has(device.id) || merged.has(other.id)) return [];
      if (isOfOtherMaker(device, other) || isApart(device.id, other.id)) return [];
      merged.add(other.id);
      return [{ deviceId: device.id, mergedDeviceId: other.id }];
    }),
  );
}

/** A router with the MAC of another maker's device most likely copied it, as providers make people do. */
function isOfOtherMaker(one: IdentifiedDevice, other: IdentifiedDevice): boolean {
  return one.manufacturer !== null && other.manufacturer !== null && one.manufacturer !== other.manufacturer;
}
