import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, asAdmin, aScheduledSite, scheduleBody, type AnApi } from './an-api.ts';

let api: AnApi;
let ids: { siteId: string; scheduleId: string };
beforeAll(async () => {
  api = await anApi();
  ids = await aScheduledSite(api.app);
});
afterAll(() => api.close());

async function expectOrderly(request: {
  method: string;
  url: string;
  headers?: Record<string, string>;
  payload?: string | Buffer;
}): Promise<void> {
  const response = await api.app.inject({ ...request, method: request.method as 'GET' });
  expect(response.statusCode, response.body).toBeLessThan(500);
  if (response.statusCode < 400 || request.method === 'HEAD') return;
  const body = response.json<Record<string, unknown>>();
  expect(Object.keys(body).sort()).toEqual(['code', 'doc_url', 'message', 'type']);
}

const routes = ['/v1/sites', '/scans/cve/scheduled', '/scans/cve/scan/multiple-ips'];
const path = fc.constantFrom(...routes);
const json = { ...asAdmin, 'content-type': 'application/json' };
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\0',
    '127.0.0.1',
    '::1',
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.0.0.0/33',
    "'; drop table site; --",
    '😀',
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('constructor', 'toString', '9'.repeat(400)),
);

describe('whatever is sent, the answer is orderly', () => {
  it('bytes as a body', async () => {
    await fc.assert(
      fc.asyncProperty(path, fc.uint8Array({ maxLength: 300 }), async (url, bytes) => {
        await expectOrderly({ method: 'POST', url, headers: json, payload: Buffer.from(bytes) });
      }),
      { numRuns: 150 },
    );
  });

  it('any JSON as a body', async () => {
    await fc.assert(
      fc.asyncProperty(path, fc.json({ maxDepth: 6, stringUnit: 'binary' }), async (url, payload) => {
        await expectOrderly({ method: 'POST', url, headers: json, payload });
      }),
      { numRuns: 200 },
    );
  });

  it.each(['a\0b', '\ud800', '\u202e', 'x'.repeat(1000)])('a name such as %j', async (name) => {
    const payload = JSON.stringify({ name, networks: ['10.9.1.0/24'] });
    await expectOrderly({ method: 'POST', url: '/v1/sites', headers: json, payload });
  });

  it('a good body with one field spoilt', async () => {
    const bodies: Record<string, Record<string, unknown>> = {
      '/v1/sites': { name: 'Fuzz', networks: ['10.9.0.0/24'], excluded_networks: [] },
      '/scans/cve/scheduled': {
        ...scheduleBody([{ id: ids.siteId, subnet: '127.0.0.0/29' }]),
        notify: [],
        notification_group: 'x',
      },
      '/scans/cve/scan/multiple-ips': {
        schedule_id: ids.scheduleId,
        site_id: ids.siteId,
        ips: ['127.0.0.2'],
      },
    };
    const value = fc.oneof(
      nasty,
      fc.array(nasty, { maxLength: 3 }),
      fc.dictionary(fc.string(), nasty, { maxKeys: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.nat(20), value, async (url, pick, spoilt) => {
        const body = bodies[url] ?? {};
        const fields = Object.keys(body);
        const payload = JSON.stringify({ ...body, [fields[pick % fields.length] ?? '']: spoilt });
        await expectOrderly({ method: 'POST', url, headers: json, payload });
      }),
      { numRuns: 400 },
    );
  });

  it('any path, method and query', async () => {
    const segment = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }).map(encodeSafely),
      fc.constantFrom(
        'scans',
        'cve',
        'scheduled',
        'v1',
        'sites',
        '..',
        '%00',
        '%2e%2e',
        '%',
        '%ff',
        'errors',
        ids.siteId,
      ),
    );
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
    await fc.assert(
      fc.asyncProperty(method, fc.array(segment, { maxLength: 6 }), async (verb, parts) => {
        await expectOrderly({ method: verb, url: `/${parts.join('/')}`, headers: asAdmin });
      }),
      { numRuns: 300 },
    );
  });

  it('any id in a path', async () => {
    const id = fc.oneof(nasty.map(String), fc.uuid()).map(encodeSafely);
    const prefix = fc.constantFrom(
      '/v1/sites/',
      '/scans/cve/',
      '/scans/cve/scheduled/',
      '/errors/',
      '/v1/scan-reports/',
    );
    await fc.assert(
      fc.asyncProperty(
        prefix,
        id,
        fc.constantFrom('', '/report.json?expires=1&signature=x'),
        async (start, one, end) => {
          await expectOrderly({ method: 'GET', url: `${start}${one}${end}`, headers: asAdmin });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any credentials and content type', async () => {
    const header = fc.string({ maxLength: 80 }).map((text) => text.replaceAll(/[^\x20-\x7e]/gu, ''));
    const scheme = fc.constantFrom('Bearer ', 'bearer ', 'Bearer sw_', 'Bearer a.b.', 'Basic ', '');
    await fc.assert(
      fc.asyncProperty(scheme, header, header, async (start, authorization, type) => {
        const headers = { authorization: start + authorization, 'content-type': type };
        await expectOrderly({ method: 'POST', url: '/v1/sites', headers, payload: '{}' });
        await expectOrderly({
          method: 'POST',
          url: '/v1/sites',
          headers: { ...headers, ...asAdmin },
          payload: '{}',
        });
      }),
      { numRuns: 200 },
    );
  });
});

function encodeSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
