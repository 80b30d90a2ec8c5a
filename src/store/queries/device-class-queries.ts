import type { DeviceClass, DeviceClassification } from '../../domain/device-class.ts';
import type { Device } from '../../domain/device.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';
import { classificationFromRow } from './device-queries.ts';

/** What a device is called, who made it, and its kind; undefined for none. */
export async function findDeviceClass(
  db: Connection,
  id: string,
): Promise<Pick<Device, 'id' | 'hostname' | 'manufacturer' | 'classification'> | undefined> {
  const row = await db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const { hostname, manufacturer } = row;
  return { id, hostname, manufacturer, classification: classificationFromRow(row) };
}

/** Keeps another kind of a device. */
export async function setDeviceClass(
  db: Connection,
  id: string,
  { deviceClass, confidence, osFamily, signals }: DeviceClassification,
): Promise<void> {
  await db
    .updateTable('devices')
    .set({
      device_class: deviceClass,
      class_confidence: confidence,
      os_family: osFamily,
      class_signals: storableJson(signals),
    })
    .where('id', '=', id)
    .execute();
}

/** Addresses of the devices of a site that are of one of the classes. */
export async function listDevicesOfClasses(
  db: Connection,
  siteId: string,
  classes: readonly DeviceClass[],
): Promise<{ readonly ipAddress: string; readonly macAddresses: readonly string[] }[]> {
  return db
    .selectFrom('devices')
    .select(['ip_address as ipAddress', 'mac_addresses as macAddresses'])
    .where('site_id', '=', siteId)
    .where('device_class', 'in', [...classes])
    .execute();
}
