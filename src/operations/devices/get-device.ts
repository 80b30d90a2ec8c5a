import { z } from 'zod';
import type { DeviceSummary } from '../../domain/device.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleDevice } from './visible-device.ts';

export const GetDeviceInput = z.strictObject({ deviceId: UuidText });
export type GetDeviceInput = z.input<typeof GetDeviceInput>;

/** One device with its figures. Scope `cve:view`. Throws `not_found` / `device_not_found`. */
export async function getDevice(context: OperationContext, input: GetDeviceInput): Promise<DeviceSummary> {
  authorise(context, 'cve:view');
  const { deviceId } = parseInput(GetDeviceInput, input);
  return visibleDevice(context, deviceId);
}
