import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExplanationJson } from '../../src/reports/explanation/explanation-json.ts';
import { asAdmin } from './an-api.ts';
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
