export const deviceMergeReasons = ['person', 'own_interface'] as const;

/** `person`: somebody said so; `own_interface`: the device itself names the other's MAC address as its own. */
export type DeviceMergeReason = (typeof deviceMergeReasons)[number];

/** That two devices of a site are one; what belonged to the second is the first's until it is undone. */
export interface DeviceMerge {
  readonly id: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly mergedDeviceId: string;
  readonly reason: DeviceMergeReason;
  /** Id of the user or key; null when a scan found it out. */
  readonly madeBy: string | null;
  readonly madeAt: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}
