/** Kinds of devices that are told apart. */
export const deviceClasses = [
  'router',
  'switch',
  'access_point',
  'firewall',
  'camera',
  'nvr',
  'nas',
  'printer',
  'phone',
  'pbx',
  'ups',
  'server',
  'hypervisor',
  'workstation',
  'iot',
  'plc',
  'unknown',
] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/** What kind of device a host seems to be, and why. */
export interface DeviceClassification {
  readonly deviceClass: DeviceClass;
  /** 0–100; 0 for `unknown`. */
  readonly confidence: number;
  /** Family of the operating system as `data/device-classes/os-families.json` names it; null when nothing says. */
  readonly osFamily: string | null;
  /** What spoke for the class, the weightiest first, at most 8: `board: CRS326-24G-2S+`. */
  readonly signals: readonly string[];
}

export const unclassified: DeviceClassification = {
  deviceClass: 'unknown',
  confidence: 0,
  osFamily: null,
  signals: [],
};
