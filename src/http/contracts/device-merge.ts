import { z } from 'zod';
import { deviceMergeReasons, type DeviceMerge as Merge } from '../../domain/device-merge.ts';

const instant = z.iso.datetime({ offset: true });
const example = {
  id: '9c46d2a1-6666-4678-9abc-def012345678',
  device_id: '9c46d2a1-0000-4678-9abc-def012345678',
  merged_device_id: '9c46d2a1-7777-4678-9abc-def012345678',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  reason: 'person',
  made_by: '9c46a6f1-0000-4f5a-9b2f-7d1b3e9c5a1d',
  made_at: '2026-11-02T12:10:00.000Z',
  undone_by: null,
  undone_at: null,
};

export const DeviceMergeBody = z
  .strictObject({
    device_id: z.string().meta({ description: 'the device that is the same', format: 'uuid' }),
  })
  .meta({ examples: [{ device_id: example.merged_device_id }] });

export const DeviceSplitBody = z
  .strictObject({ ip_address: z.string().max(45).meta({ description: 'where the other device answers' }) })
  .meta({ examples: [{ ip_address: '192.168.1.101' }] });

export const DeviceMerge = z
  .object({
    id: z.uuid(),
    device_id: z.uuid(),
    merged_device_id: z.uuid().meta({ description: 'the device that turned out to be the other' }),
    site_id: z.uuid(),
    reason: z.enum(deviceMergeReasons).meta({
      description: '`own_interface`: the device itself names the MAC address of the other as its own',
    }),
    made_by: z.string().nullable().meta({ description: 'null when a scan found it out' }),
    made_at: instant,
    undone_by: z.string().nullable(),
    undone_at: instant.nullable(),
  })
  .meta({ id: 'DeviceMerge', description: 'That two devices of a site are one.', examples: [example] });

export const DeviceMergeList = z
  .array(DeviceMerge)
  .meta({ id: 'DeviceMergeList', description: 'Newest first; undone ones too.', examples: [[example]] });

export function fromDeviceMerge(merge: Merge): z.infer<typeof DeviceMerge> {
  return {
    id: merge.id,
    device_id: merge.deviceId,
    merged_device_id: merge.mergedDeviceId,
    site_id: merge.siteId,
    reason: merge.reason,
    made_by: merge.madeBy,
    made_at: merge.madeAt,
    undone_by: merge.undoneBy,
    undone_at: merge.undoneAt,
  };
}
