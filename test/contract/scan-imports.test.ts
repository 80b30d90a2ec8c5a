import { afterAll, beforeAll, expect, it } from 'vitest';
import { someNmapXml } from '../support/some-nmap-xml.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

let api: AnApi;
let siteId: string;

beforeAll(async () => {
  api = await anApi();
  ({ siteId } = await aScheduledSite(api.app));
});
afterAll(() => api.close());

interface Answer {
  readonly scan_id: string;
  readonly already_imported: boolean;
  readonly hosts: number;
  readonly refused: readonly string[];
}

async function imported(content: string, into = siteId): Promise<Answer & { readonly code?: string }> {
  const payload = { site_id: into, format: 'nmap_xml', content };
  const answer = await api.app.inject({ method: 'POST', url: '/v1/scan-imports', headers: asAdmin, payload });
  return answer.json<Answer & { code?: string }>();
}

/** Everything that the organization has, as far as the API tells. */
async function everything(): Promise<string> {
  const urls = ['/scans/cve', '/v1/devices', '/v1/findings?limit=200'];
  const answers = await Promise.all(urls.map((url) => api.app.inject({ url, headers: asAdmin })));
  // Signed links change with the clock.
  return answers.map(({ body }) => body.replaceAll(/"(?:json|pdf)_url":"[^"]*"/gu, '')).join('\n');
}

const get = async <T>(url: string) => (await api.app.inject({ url, headers: asAdmin })).json<T>();

it('takes in the hosts of the site, names the others, and changes nothing the second time', async () => {
  const content = someNmapXml(['127.0.0.2', '203.0.113.9', '127.0.0.3']);
  const first = await imported(content);
  expect(first).toMatchObject({ already_imported: false, hosts: 2, refused: ['203.0.113.9'] });
  const report = await get<object>(`/scans/cve/${first.scan_id}`);
  expect(report).toMatchObject({
    kind: 'imported',
    status: 'partial',
    reasons: ['imported'],
    hosts_scanned: 2,
  });
  const devices = await get<{ ip_address: string; last_seen_at: string }[]>('/v1/devices');
  expect(devices.map((device) => `${device.ip_address} ${device.last_seen_at}`).toSorted()).toEqual([
    '127.0.0.2 2026-11-30T10:42:35.000Z',
    '127.0.0.3 2026-11-30T10:42:35.000Z',
  ]);
  const findings = await get<{ cve_id: string }[]>('/v1/findings?limit=200');
  expect(findings.map(({ cve_id }) => cve_id)).toContain('CVE-2023-38408');

  const before = await everything();
  expect(await imported(content)).toEqual({ ...first, already_imported: true });
  expect(await everything()).toBe(before);
  const log = await get<{ action: string; object_kind: string }[]>('/v1/audit-log');
  const entries = log.filter(({ action }) => action === 'importScan').map((entry) => entry.object_kind);
  expect(entries.toSorted()).toEqual(['call', 'scan']);
});

it('leaves what was seen since as it is when an older file comes', async () => {
  const version = async () => {
    const devices = await get<{ id: string; last_seen_at: string }[]>('/v1/devices');
    return devices.map(({ id, last_seen_at }) => `${id} ${last_seen_at}`).toSorted();
  };
  const before = await version();
  const old = someNmapXml(['127.0.0.2'], 1_500_000_000).replaceAll('9.2p1', '4.3p1');
  expect(await imported(old)).toMatchObject({ already_imported: false, hosts: 1 });
  expect(await version()).toEqual(before);
});

it('takes in what the site did not have before, when its networks have become wider', async () => {
  const made = await api.app.inject({
    method: 'POST',
    url: '/v1/sites',
    headers: asAdmin,
    payload: { name: 'Growing', networks: ['127.0.0.2/32'] },
  });
  const { id } = made.json<{ id: string }>();
  const content = someNmapXml(['127.0.0.2', '127.0.0.3']);
  const narrow = await imported(content, id);
  expect(narrow).toMatchObject({ already_imported: false, hosts: 1, refused: ['127.0.0.3'] });
  await api.app.inject({
    method: 'PUT',
    url: `/v1/sites/${id}`,
    headers: asAdmin,
    payload: { name: 'Growing', networks: ['127.0.0.2/31'] },
  });
  const wide = await imported(content, id);
  expect(wide).toMatchObject({ already_imported: false, hosts: 2, refused: [] });
  expect(await imported(content, id)).toEqual({ ...wide, already_imported: true });
  const devices = await get<{ ip_address: string }[]>(`/v1/devices?site_id=${id}`);
  expect(devices.map((device) => device.ip_address).toSorted()).toEqual(['127.0.0.2', '127.0.0.3']);
});

it('refuses what is none, and what lies elsewhere as a whole', async () => {
  expect(await imported('<html/>')).toMatchObject({ code: 'import_malformed' });
  expect(await imported(someNmapXml(['203.0.113.9']))).toMatchObject({ code: 'import_outside_site' });
  expect(await imported(someNmapXml([]))).toMatchObject({ code: 'import_outside_site' });
});

it('refuses the devices that the site excludes, by MAC, by maker and by class', async () => {
  const content = someNmapXml(['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'])
    .replace('00:0C:42:00:00:01', '00:1A:2B:00:00:01')
    .replace('host-2.example', 'office-printer.example');
  const payload = {
    name: 'Excluding',
    networks: ['127.0.0.0/29'],
    excluded_devices: ['mac:00:0C:42:00:00:00', 'oui:00:1A:2B', 'class:printer'],
  };
  const made = await api.app.inject({ method: 'POST', url: '/v1/sites', headers: asAdmin, payload });
  const { id } = made.json<{ id: string }>();
  expect(await imported(content, id)).toMatchObject({
    hosts: 1,
    refused: ['127.0.0.2', '127.0.0.3', '127.0.0.4'],
  });
  expect(await imported(someNmapXml(['127.0.0.2']), id)).toMatchObject({ code: 'import_outside_site' });
});

it('takes a file of several MiB, and none that is larger than allowed', async () => {
  const content = someNmapXml(['127.0.0.2'], 1_796_040_000).replace(
    '<runstats>',
    `<!--${' '.repeat(4_000_000)}--><runstats>`,
  );
  expect(await imported(content)).toMatchObject({ hosts: 1 });
  expect(await imported(' '.repeat(17 * 1024 * 1024))).toMatchObject({ code: 'parameter_invalid' });
});
