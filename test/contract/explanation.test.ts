import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExplanationJson } from '../../src/reports/explanation/explanation-json.ts';
import { DeviceExplanationList } from '../../src/http/contracts/device-explanation.ts';
import { someNmapXml } from '../support/some-nmap-xml.ts';
import { asAdmin, aScheduledSite } from './an-api.ts';
import { anInformedApi, type AnInformedApi } from './an-informed-api.ts';

let informed: AnInformedApi;
beforeAll(async () => {
  informed = await anInformedApi();
});
afterAll(() => informed.close());

it('explains a CPE and a CVE by the intelligence in use, and says what it cannot read', async () => {
  const { api, app, bundle } = informed;
  const ask = async (query: Record<string, string>, headers: Record<string, string> = asAdmin) => {
    const response = await app.inject({ url: '/v1/explain', query, headers });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };
  const cpe = 'cpe:2.3:a:openbsd:openssh:8.0:*:*:*:*:*:*:*';
  const { status, body } = await ask({ cpe, cve_id: 'cve-2023-38408' });
  expect(status).toBe(200);
  expect(ExplanationJson.parse(body)).toMatchObject({
    cve_id: 'CVE-2023-38408',
    outcome: 'judged',
    verdict: { verdict: 'affected', source: 'baseline' },
    statements: [{ role: 'decides' }],
    intel_digest: bundle.info.digest,
  });
  expect(await ask({ cpe, cve_id: 'CVE-1999-99999' })).toMatchObject({
    status: 200,
    body: { outcome: 'unknown_cve', verdict: null },
  });
  expect(await ask({ cpe, cve_id: 'CVE-1' })).toMatchObject({
    status: 422,
    body: { code: 'cve_id_malformed' },
  });
  expect(await ask({ cpe: 'openssh', cve_id: 'CVE-2023-38408' })).toMatchObject({
    status: 400,
    body: { code: 'malformed_cpe' },
  });
  expect(await ask({ cpe: cpe.replace('openssh', '*'), cve_id: 'CVE-2023-38408' })).toMatchObject({
    status: 422,
    body: { code: 'cpe_without_product' },
  });
  const nobody = { authorization: `Bearer ${await api.tokenWith(['site:view'])}` };
  expect(await ask({ cpe, cve_id: 'CVE-2023-38408' }, nobody)).toMatchObject({
    status: 403,
    body: { code: 'missing_scope' },
  });
});

it('explains what comes of a CVE at every service that a device had, finding or not', async () => {
  const { app } = informed;
  const { siteId } = await aScheduledSite(app);
  const payload = { site_id: siteId, format: 'nmap_xml', content: someNmapXml(['127.0.0.2']) };
  await app.inject({ method: 'POST', url: '/v1/scan-imports', headers: asAdmin, payload });
  const devices = await app.inject({ url: `/v1/devices?site_id=${siteId}`, headers: asAdmin });
  const [device] = devices.json<{ id: string }[]>();
  const ask = async (cveId: string, id = device?.id ?? '') => {
    const url = `/v1/devices/${id}/explanations?cve_id=${cveId}`;
    const answer = await app.inject({ url, headers: asAdmin });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  };
  const found = DeviceExplanationList.parse((await ask('CVE-2023-38408')).body);
  expect(found.find(({ port }) => port === 22)?.explanation).toMatchObject({
    outcome: 'judged',
    verdict: { verdict: 'affected' },
  });
  // Of another version of the same program: why it is none.
  const spared = DeviceExplanationList.parse((await ask('CVE-2016-0777')).body);
  expect(spared.find(({ port }) => port === 22)?.explanation.because).not.toBe('');
  expect(spared.every(({ explanation }) => explanation.verdict?.verdict !== 'affected')).toBe(true);
  expect(await ask('CVE-1')).toMatchObject({ status: 422 });
  expect(await ask('CVE-2023-38408', siteId)).toMatchObject({
    status: 404,
    body: { code: 'device_not_found' },
  });
});
