import type { DeviceClassification } from '../domain/device-class.ts';

/** What said little of a device says little of its kind: what was known before stays until it is contradicted. */
export function keptClassification(
  before: DeviceClassification | undefined,
  now: DeviceClassification,
): DeviceClassification {
  if (before === undefined) return now;
  const isSurer = now.confidence * 2 >= before.confidence && now.deviceClass !== 'unknown';
  return { ...(isSurer ? now : before), osFamily: now.osFamily ?? before.osFamily };
}
