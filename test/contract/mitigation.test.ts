import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAdmin } from './an-api.ts';
import { anInformedApi, type AnInformedApi } from './an-informed-api.ts';

let informed: AnInformedApi;
beforeAll(async () => {
  informed = await anInformedApi();
});
afterAll(() => informed.close());

it('gives Markdown for a CVE of the intelligence in use, and says what it does not know', async () => {
  const { api, app } = informed;
  const ask = async (cveId: string, headers: Record<string, string> = asAdmin) => {
    const response = await app.inject({ url: `/scans/cve/mitigation/${cveId}`, headers });
    return { status: response.statusCode, body: response.json<Record<string, string>>() };
  };
  const { status, body } = await ask('cve-2018-14847');
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['cve_id', 'mitigation']);
  expect(body['cve_id']).toBe('CVE-2018-14847');
  expect(body['mitigation']).toMatch(/^# CVE-2018-14847\n[\s\S]+\/system package update install/u);
  expect(await ask('CVE-1')).toMatchObject({ status: 422, body: { code: 'cve_id_malformed' } });
  expect(await ask('CVE-1999-99999')).toMatchObject({ status: 404, body: { code: 'cve_not_found' } });
  expect(await ask('status')).toMatchObject({ status: 422 });
  const nobody = { authorization: `Bearer ${await api.tokenWith(['site:view'])}` };
  expect(await ask('CVE-2018-14847', nobody)).toMatchObject({ status: 403, body: { code: 'missing_scope' } });
});
