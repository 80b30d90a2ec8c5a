import { z } from 'zod';
import { InstantText } from '../instant-text.ts';

/** Position in a list of devices: when one was seen last, and its id. */
export const SeenPosition = z.tuple([InstantText, z.uuid()]);

export function seenPosition(device: { readonly lastSeenAt: string; readonly id: string }): [string, string] {
  return [device.lastSeenAt, device.id];
}
