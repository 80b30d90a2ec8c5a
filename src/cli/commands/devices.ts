import { listDeviceExplanations, listDevices } from '../../../client/generated/sdk.gen.ts';
import type { Device, DeviceExplanation, ListDevicesData } from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';

/** Which devices are asked for; all when nothing is given. */
export interface DeviceFilter {
  readonly limit?: number;
  readonly site?: string;
  readonly mac?: string;
  readonly class?: NonNullable<ListDevicesData['query']>['device_class'];
  /** A part of address, name or manufacturer. */
  readonly search?: string;
}

/** `sitewarden devices list` */
export async function runDevicesList(remote: Remote, filter: DeviceFilter): Promise<void> {
  const asked = {
    ...(filter.site !== undefined && { site_id: filter.site }),
    ...(filter.mac !== undefined && { mac_address: filter.mac }),
    ...(filter.class !== undefined && { device_class: filter.class }),
    ...(filter.search !== undefined && { q: filter.search }),
  };
  const page = (query: object) => listDevices({ client: remote.client, query: { ...asked, ...query } });
  await printRows<Device>(remote, await listAll(page, filter.limit), [
    { heading: 'ADDRESS', cell: (device) => device.ip_address },
    { heading: 'MAC', cell: (device) => device.mac_address },
    { heading: 'NAME', cell: ({ hostname }) => hostname },
    { heading: 'MANUFACTURER', cell: ({ manufacturer }) => manufacturer },
    { heading: 'CLASS', cell: (device) => device.device_class },
    { heading: 'OPEN', cell: (device) => device.open_cve_count, alignRight: true },
    { heading: 'CVES', cell: (device) => device.unique_cve_count, alignRight: true },
    { heading: 'HIGHEST', cell: (device) => device.highest_score, alignRight: true },
    { heading: 'SEEN', cell: (device) => device.last_seen_at },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden devices explain` */
export async function runDevicesExplain(remote: Remote, deviceId: string, cve: string): Promise<void> {
  const answer = listDeviceExplanations({
    client: remote.client,
    path: { deviceId },
    query: { cve_id: cve },
  });
  await printRows<DeviceExplanation>(remote, await answerOf(answer), [
    { heading: 'PORT', cell: ({ port, transport }) => `${port}/${transport}` },
    { heading: 'VERDICT', cell: ({ explanation }) => explanation.verdict?.verdict ?? explanation.outcome },
    {
      heading: 'CONF.',
      cell: ({ explanation }) => explanation.verdict?.confidence ?? null,
      alignRight: true,
    },
    { heading: 'BECAUSE', cell: ({ explanation }) => explanation.because },
    { heading: 'CPE', cell: ({ explanation }) => explanation.cpe },
  ]);
}
