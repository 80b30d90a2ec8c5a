import type { ErrorEntry } from './error-entry.ts';

/** The codes of merging devices and telling them apart; part of the catalogue. */
export const deviceErrors = {
  device_merge_not_found: {
    status: 404,
    sentence: 'The device has no part in such a merge.',
    remedy: 'List its merges with GET /v1/devices/{deviceId}/merges.',
  },
  devices_not_mergeable: {
    status: 422,
    sentence: 'The two are one device already, or belong to two sites.',
    remedy: 'Name two devices of one site. One MAC address in two sites is two devices.',
  },
  device_already_merged: {
    status: 409,
    sentence: 'One of the devices was merged into another.',
    remedy: 'Use the device that its field merged_into names, or undo that merge first.',
  },
  device_merge_undone: {
    status: 409,
    sentence: 'The merge was undone before.',
    remedy: 'Nothing needs to be done; the two devices are apart.',
  },
  later_merge_first: {
    status: 409,
    sentence: 'The device was merged into another after this merge, or another into it.',
    remedy: 'Undo the later merge first.',
  },
  address_is_a_device: {
    status: 409,
    sentence: 'The site has a device that is known by this address.',
    remedy: 'Look it up with GET /v1/devices?q=ADDRESS; if it was merged into this one, undo that merge.',
  },
} as const satisfies Record<string, ErrorEntry>;
