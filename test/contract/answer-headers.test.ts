import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, asAdmin, aScheduledSite, scheduleBody, type AnApi } from './an-api.ts';
import { readApiDocument } from './api-document.ts';

let api: AnApi;
const described = await readApiDocument();
const { document, operations } = described;
/** Headers that tell a client something; what a browser or the transport needs is left out of the document. */
const telling =
  /^(?:x-request-id|ratelimit-.+|retry-after|www-authenticate|link|location|allow|etag|deprecation|sunset)$/u;
const rateLimit = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'];

beforeAll(async () => {
  api = await anApi({ rateLimitPerMinute: 1000 });
});
afterAll(() => api.close());

/** In lower case: the headers that the document declares for an answer. */
function declared(operationId: string, status: number): string[] {
  const response = described.find(operationId)?.operation.responses[status] as
    | { headers?: object }
    | undefined;
  expect(response, `${operationId} ${status}`).toBeDefined();
  return Object.keys(response?.headers ?? {}).map((name) => name.toLowerCase());
}

function sent({ headers }: LightMyRequestResponse): string[] {
  return Object.keys(headers).filter((name) => telling.test(name));
}

async function expectSame(operationId: string, answer: Promise<LightMyRequestResponse>, status: number) {
  const response = await answer;
  expect(response.statusCode, response.body).toBe(status);
  // The document says of other errors only once, in its head, that they count too.
  const counts = status < 300 || status === 429;
  const names = sent(response).filter((name) => counts || !rateLimit.includes(name));
  expect(names.toSorted()).toEqual(declared(operationId, status).toSorted());
}

describe('the headers of an answer', () => {
  it('are those that the document declares for it', async () => {
    const { app } = api;
    const { siteId, scheduleId } = await aScheduledSite(app);
    await aScheduledSite(app);
    const get = (url: string, headers: Record<string, string> = asAdmin) => app.inject({ url, headers });
    await expectSame('listSites', get('/v1/sites?limit=1'), 200);
    await expectSame('listScanSchedules', get('/scans/cve/scheduled?limit=1'), 200);
    await expectSame('getSite', get(`/v1/sites/${siteId}`), 200);
    await expectSame('getHealth', get('/healthz', {}), 200);
    const payload = scheduleBody([{ id: siteId, subnet: '127.0.0.0/29' }]);
    const post = (url: string, body: object) =>
      app.inject({ method: 'POST', url, headers: asAdmin, payload: body });
    await expectSame('createScanSchedule', post('/scans/cve/scheduled', payload), 201);
    const networks = ['127.0.0.0/29'];
    await expectSame('createSite', post('/v1/sites', { name: 'Another', networks }), 201);
    const start = `/scans/cve/scheduled/${scheduleId}/invoke`;
    await expectSame('startScan', app.inject({ method: 'POST', url: start, headers: asAdmin }), 202);
    await expectSame('stopScan', app.inject({ method: 'DELETE', url: start, headers: asAdmin }), 200);
    await expectSame('startScan', app.inject({ method: 'POST', url: start, headers: asAdmin }), 429);

    await expectSame('listSites', get('/v1/sites', {}), 401);
    const blind = { authorization: `Bearer ${await api.tokenWith(['cve:view'])}` };
    await expectSame('listSites', get('/v1/sites', blind), 403);
    await expectSame('getSite', get('/v1/sites/00000000-0000-4000-8000-000000000000'), 404);
    const away = await api.another({ rateLimitPerMinute: 0, isReady: async () => false });
    await expectSame('getReadiness', away.inject({ url: '/readyz' }), 503);
    const limited = await api.another({ rateLimitPerMinute: 1 });
    await limited.inject({ url: '/v1/sites', headers: asAdmin });
    await expectSame('listSites', limited.inject({ url: '/v1/sites', headers: asAdmin }), 429);
  });
});

it('every answer of the document declares its headers by reference', () => {
  const known = Object.keys((document.components as { headers?: object }).headers ?? {});
  expect(known.length).toBeGreaterThan(5);
  for (const { operationId, operation } of operations) {
    const pages = operation.parameters?.some(({ name }) => name === 'cursor') === true;
    for (const [status, response] of Object.entries(operation.responses)) {
      const name = `${operationId} ${status}`;
      const { headers = {} } = response as { headers?: Record<string, { $ref?: string }> };
      const names = declared(operationId, Number(status));
      const expected = ['x-request-id'];
      if (status === '429' || status === '503') expected.push('retry-after');
      if (status === '401' || status === '403') expected.push('www-authenticate');
      // Whether the process lives may be asked as often as one likes.
      const counted = !['getHealth', 'getReadiness'].includes(operationId);
      if (counted && (status === '429' || status.startsWith('2'))) expected.push(...rateLimit);
      if (!counted) expect(names, name).not.toEqual(expect.arrayContaining(['ratelimit-limit']));
      expect(names, name).toEqual(expect.arrayContaining(expected));
      expect(names.includes('link'), name).toBe(pages && status.startsWith('2'));
      for (const [header, { $ref }] of Object.entries(headers)) {
        expect($ref, name).toBe(`#/components/headers/${header}`);
        expect(known, name).toContain(header);
      }
    }
  }
});
