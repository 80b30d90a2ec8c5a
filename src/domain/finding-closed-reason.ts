/**
 * Why a finding no longer stands. `data_changed`: the intelligence says that it is not affected; `data_withdrawn`: the
 * intelligence says nothing of it any more, or cannot tell; `fixed_verified`: a scan identified its service anew, in a
 * version that is not affected; `device_merged`: its device turned out to be another that has the same finding.
 */
export const findingClosedReasons = [
  'data_changed',
  'data_withdrawn',
  'fixed_verified',
  'device_merged',
] as const;
export type FindingClosedReason = (typeof findingClosedReasons)[number];
