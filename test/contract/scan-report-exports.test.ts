import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportFormats } from '../../src/reports/registry.ts';
import { reportFormatNames } from '../../src/reports/report-format.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';
import { anEndedScan } from './an-ended-scan.ts';

let api: AnApi;
let scanId: string;

beforeAll(async () => {
  api = await anApi();
  scanId = await anEndedScan(api, await aScheduledSite(api.app));
});
afterAll(() => api.close());

const codeOf = (answer: { readonly body: string }) => (JSON.parse(answer.body) as { code: string }).code;
const get = (url: string, headers: Record<string, string> = asAdmin) => api.app.inject({ url, headers });

it.each(reportFormatNames)('exports a report as %s', async (format) => {
  const { mediaType, extension } = reportFormats[format];
  const byName = await get(`/v1/scan-reports/${scanId}?format=${format}`);
  expect(byName.statusCode, byName.body).toBe(200);
  expect(byName.headers['content-type']).toContain(mediaType);
  expect(byName.headers['content-disposition']).toBe(
    `inline; filename="sitewarden-scan-${scanId}.${extension}"`,
  );
  const byType = await get(`/v1/scan-reports/${scanId}`, { ...asAdmin, accept: `${mediaType}, */*;q=0.1` });
  expect(byType.rawPayload.equals(byName.rawPayload)).toBe(true);
});

it('lets a page do nothing but show itself', async () => {
  const { headers, body } = await get(`/v1/scan-reports/${scanId}?format=html`);
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/u);
  expect(body).toContain(policy);
});

it('refuses formats and scans that are none', async () => {
  const refused = async (url: string) => {
    const answer = await get(url);
    return [answer.statusCode, codeOf(answer)];
  };
  expect(await refused(`/v1/scan-reports/${scanId}?format=docx`)).toEqual([422, 'parameter_invalid']);
  expect(await refused('/v1/scan-reports/AAA-AAA-AAA?format=csv')).toEqual([404, 'scan_not_found']);
  expect((await get(`/v1/scan-reports/${scanId}`, {})).statusCode).toBe(401);
});

async function aLink(body: object): Promise<{ url: URL; expiresAt: string }> {
  const url = `/v1/scan-reports/${scanId}/links`;
  const answer = await api.app.inject({ method: 'POST', url, headers: asAdmin, payload: body });
  expect(answer.statusCode, answer.body).toBe(200);
  const link = answer.json<{ url: string; expires_at: string }>();
  return { url: new URL(link.url), expiresAt: link.expires_at };
}

it('makes links that open one report in one format without credentials', async () => {
  const { url, expiresAt } = await aLink({ format: 'csv', expires_in_seconds: 3600 });
  expect(Math.abs(Date.parse(expiresAt) - Date.now() - 3_600_000)).toBeLessThan(10_000);
  const open = (path: string, query = url.search) => api.app.inject({ url: `${path}${query}` });
  const opened = await open(url.pathname);
  expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const other = await open(url.pathname.replace('/csv', '/html'));
  expect([other.statusCode, codeOf(other)]).toEqual([403, 'link_invalid']);
  const longer = url.search.replace(/expires=\d+/u, 'expires=4102444800');
  expect(codeOf(await open(url.pathname, longer))).toBe('link_invalid');
});

it('opens nothing by a link once it has expired', async () => {
  const { url } = await aLink({ format: 'csv', expires_in_seconds: 60 });
  const path = `${url.pathname}${url.search}`;
  const at = async (seconds: number) => {
    const clock = { now: () => new Date(Date.now() + seconds * 1000) };
    const app = await api.another({ parts: () => ({ ...api.parts, clock }) });
    const answer = await app.inject({ url: path });
    return [answer.statusCode, answer.statusCode === 200 ? null : codeOf(answer)];
  };
  expect(await at(0)).toEqual([200, null]);
  expect(await at(61)).toEqual([403, 'link_expired']);
});

it('makes no link that lives for ever, or not at all', async () => {
  for (const seconds of [0, 59, 2_592_001, 1.5]) {
    const url = `/v1/scan-reports/${scanId}/links`;
    const payload = { format: 'csv', expires_in_seconds: seconds };
    const answer = await api.app.inject({ method: 'POST', url, headers: asAdmin, payload });
    expect(answer.statusCode, String(seconds)).toBe(422);
  }
});
