import { parseMacAddress } from './mac-address.ts';

/** Kinds of devices that break or do harm more easily than others when they are asked. */
export const fragileClasses = ['printer', 'plc', 'camera', 'phone'] as const;
export type FragileClass = (typeof fragileClasses)[number];

/** A device that is never scanned, wherever it is met. */
export type DeviceExclusion =
  | { readonly kind: 'mac'; readonly macAddress: string }
  | { readonly kind: 'oui'; readonly oui: string }
  | { readonly kind: 'class'; readonly deviceClass: FragileClass };

/** Those of `texts` that `parseDeviceExclusion` reads. */
export function parseDeviceExclusions(texts: readonly string[]): DeviceExclusion[] {
  return texts.flatMap((text) => parseDeviceExclusion(text) ?? []);
}

/**
 * Reads `mac:00:1A:2B:3C:4D:5E`, `oui:00:1A:2B` (the first 24 bits of a MAC, IEEE 802 §8) or `class:printer`; undefined
 * for anything else.
 */
export function parseDeviceExclusion(text: string): DeviceExclusion | undefined {
  const [, kind = '', rest = ''] = /^(mac|oui|class):(.{1,20})$/iu.exec(text.trim()) ?? [];
  switch (kind.toLowerCase()) {
    case 'mac': {
      const macAddress = parseMacAddress(rest);
      return macAddress === undefined ? undefined : { kind: 'mac', macAddress };
    }
    case 'oui': {
      const oui = parseMacAddress(`${rest.replaceAll(/[:-]/gu, '')}000000`)?.slice(0, 8);
      return oui === undefined ? undefined : { kind: 'oui', oui };
    }
    case 'class': {
      const deviceClass = fragileClasses.find((name) => name === rest.toLowerCase());
      return deviceClass === undefined ? undefined : { kind: 'class', deviceClass };
    }
    default:
      return undefined;
  }
}

/** Canonical text form, which `parseDeviceExclusion` reads. */
export function formatDeviceExclusion(exclusion: DeviceExclusion): string {
  if (exclusion.kind === 'mac') return `mac:${exclusion.macAddress}`;
  return exclusion.kind === 'oui' ? `oui:${exclusion.oui}` : `class:${exclusion.deviceClass}`;
}

/** The first exclusion that means a device; undefined when none does. */
export function exclusionOf(
  exclusions: readonly DeviceExclusion[],
  device: { readonly macAddress: string | null; readonly deviceClass: FragileClass | null },
): DeviceExclusion | undefined {
  return exclusions.find((exclusion) => {
    if (exclusion.kind === 'mac') return exclusion.macAddress === device.macAddress;
    if (exclusion.kind === 'oui') return device.macAddress?.startsWith(exclusion.oui) === true;
    return exclusion.deviceClass === device.deviceClass;
  });
}
