import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/http/errors/catalogue.ts';
import { errorListMarkdown, errorPageMarkdown, sortedErrorCodes } from '../../src/http/errors/error-page.ts';
import { securityHeaders } from '../../src/http/hooks/security-headers.ts';
import { adminToken, anApi, asAdmin, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

function expectFourFields(body: unknown): { code: string; doc_url: string } {
  expect(Object.keys(body as object).sort()).toEqual(['code', 'doc_url', 'message', 'type']);
  for (const value of Object.values(body as object)) expect(value).toMatch(/\S/u);
  return body as { code: string; doc_url: string };
}

describe('every error has the one form', () => {
  it.each([
    ['GET', '/nowhere', 404, 'route_not_found'],
    ['GET', '/scans/', 404, 'route_not_found'],
    ['GET', '/v1/sites/%zz', 400, 'malformed_request'],
    ['GET', `/v1/sites/${'x'.repeat(300)}`, 414, 'uri_too_long'],
    ['GET', '/scans/cve/scan/multiple-ips', 405, 'method_not_allowed'],
    ['DELETE', '/scans/cve/scan/multiple-ips', 405, 'method_not_allowed'],
    ['PATCH', '/scans/cve/scheduled', 405, 'method_not_allowed'],
    ['PUT', '/v1/sites', 405, 'method_not_allowed'],
    ['OPTIONS', '/v1/sites', 405, 'method_not_allowed'],
    ['POST', '/healthz', 405, 'method_not_allowed'],
    ['TRACE', '/v1/sites', 405, 'method_not_allowed'],
    ['GET', '/scans/cve/nothing-like-an-id', 404, 'scan_not_found'],
    ['GET', '/v1/sites/nothing-like-an-id', 422, 'parameter_invalid'],
    ['GET', '/v1/scan-reports/0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e/report.json', 422, 'parameter_missing'],
    [
      'GET',
      '/v1/scan-reports/0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e/report.json?expires=4102444800&signature=x',
      403,
      'link_invalid',
    ],
    ['GET', '/errors/no_such_code', 404, 'error_code_not_found'],
  ] as const)('%s %s is %i %s', async (method, url, status, code) => {
    const response = await api.app.inject({ method: method as 'GET', url, headers: asAdmin });
    expect(expectFourFields(response.json()).code).toBe(code);
    expect(response.statusCode).toBe(status);
    expect(response.headers['x-request-id']).toBeDefined();
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('says which methods a path has, and asks no credentials for that', async () => {
    const response = await api.app.inject({ method: 'DELETE', url: '/v1/sites' });
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('refuses a body over 1 MiB with 413', async () => {
    const payload = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    const headers = { ...asAdmin, 'content-type': 'application/json' };
    const response = await api.app.inject({ method: 'POST', url: '/v1/sites', headers, payload });
    expect(response.statusCode).toBe(413);
    expect(expectFourFields(response.json()).code).toBe('body_too_large');
  });

  it('refuses a compressed body with 415', async () => {
    const headers = { ...asAdmin, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await api.app.inject({ method: 'POST', url: '/v1/sites', headers, payload: 'x' });
    expect(response.statusCode).toBe(415);
    expectFourFields(response.json());
  });

  it('answers 409 for a name that is taken', async () => {
    const site = { method: 'POST', url: '/v1/sites', headers: asAdmin } as const;
    const payload = { name: 'Taken', networks: ['10.1.0.0/24'] };
    expect((await api.app.inject({ ...site, payload })).statusCode).toBe(201);
    const again = await api.app.inject({ ...site, payload });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ type: 'conflict_error', code: 'site_name_taken' });
    expectFourFields(again.json());
  });

  it('keeps a message short however much was wrong', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field_${index}`, 1]));
    const response = await api.app.inject({
      method: 'POST',
      url: '/v1/sites',
      headers: asAdmin,
      payload: many,
    });
    expect(response.statusCode).toBe(422);
    expect(response.body.length).toBeLessThan(2000);
  });

  it('points to its page under the host that was asked, but never to a host that is none', async () => {
    const good = await api.app.inject({ url: '/nowhere', headers: { host: 'scan.example.net:8443' } });
    expect(good.json<{ doc_url: string }>().doc_url).toBe(
      'http://scan.example.net:8443/errors/route_not_found',
    );
    const bad = await api.app.inject({ url: '/nowhere', headers: { host: 'a"><script>b' } });
    expect(bad.json<{ doc_url: string }>().doc_url).not.toContain('script');
  });
});

describe('429', () => {
  it('counts by caller, says when to come back, and slows down guessing', async () => {
    const limited = await api.another({ rateLimitPerMinute: 3 });
    const ask = (headers: Record<string, string>) => limited.inject({ url: '/v1/sites', headers });
    for (let index = 0; index < 3; index += 1) expect((await ask(asAdmin)).statusCode).toBe(200);
    const refused = await ask(asAdmin);
    expect(refused.statusCode).toBe(429);
    expect(expectFourFields(refused.json()).code).toBe('rate_limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit-limit']).toBe('3');
    const written = await limited.inject({ method: 'POST', url: '/v1/sites', headers: asAdmin, payload: {} });
    expect(written.statusCode).toBe(429);
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      statuses.push((await ask({ authorization: `Bearer sw_guess-${index}-0123456789abcdef` })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const entries = await api.app.inject({
      url: '/v1/audit-log?outcome=refused&limit=1000',
      headers: asAdmin,
    });
    expect(entries.json<{ code: string }[]>().filter(({ code }) => code === 'rate_limited')).toEqual([]);
  });

  it('never meets those who ask whether the service lives', async () => {
    const limited = await api.another({ rateLimitPerMinute: 1 });
    for (const url of ['/healthz', '/readyz', '/healthz', '/readyz']) {
      const answer = await limited.inject({ url });
      expect([answer.statusCode, answer.headers['ratelimit-limit']]).toEqual([200, undefined]);
    }
    expect((await limited.inject({ url: '/openapi.json' })).statusCode).toBe(200);
    expect((await limited.inject({ url: '/openapi.json' })).statusCode).toBe(429);
  });

  it('counts IPv6 addresses without a good credential by their /64, IPv4 addresses one by one', async () => {
    const limited = await api.another({ rateLimitPerMinute: 2 });
    const ask = async (remoteAddress: string): Promise<number> =>
      (await limited.inject({ url: '/v1/sites', remoteAddress })).statusCode;
    expect(await ask('2001:db8:1:2::1')).toBe(401);
    expect(await ask('2001:db8:1:2:ffff::2')).toBe(401);
    expect(await ask('2001:db8:1:2::3')).toBe(429);
    expect(await ask('2001:db8:1:3::1')).toBe(401);
    const mapped = ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1', '192.0.2.2', '::ffff:192.0.2.3'];
    const statuses = [];
    for (const address of mapped) statuses.push(await ask(address));
    expect(statuses).toEqual([401, 401, 429, 401, 401]);
  });
});

describe('what is hardly HTTP at all', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = api.app.server.address() as { port: number };
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (piece) => (answer += String(piece)));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  beforeAll(() => api.app.listen({ host: '127.0.0.1', port: 0 }));

  it.each([
    ['rubbish', 'rubbish\r\n\r\n', 400, 'malformed_request'],
    [
      'huge headers',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'two lengths',
      'POST /v1/sites HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
      '',
    ],
  ])('%s gets the one form too', async (_case, text, status, code) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    const body = expectFourFields(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)));
    if (code !== '') expect(body.code).toBe(code);
    expect(answer).toMatch(/\r\nx-request-id: [\da-f-]{36}\r\n/u);
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`\r\n${name}: ${value}\r\n`);
  });

  it('is refused when it stops sending in the middle of a body, without an inner word', async () => {
    const { port } = api.app.server.address() as { port: number };
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/v1/sites',
        headers: {
          'content-type': 'application/json',
          'content-length': 100,
          authorization: `Bearer ${adminToken}`,
        },
      });
      request.on('error', () => resolve());
      request.write('{"name":');
      setTimeout(() => request.destroy(), 100);
    });
    const after = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(after.status).toBe(200);
  });
});

it('is turned away in the one form when it comes in while the API closes', async () => {
  const closing = await api.another({
    isReady: () => new Promise((resolve) => setTimeout(resolve, 500, true)),
  });
  await closing.listen({ host: '127.0.0.1', port: 0 });
  const { port } = closing.server.address() as { port: number };
  let answer = '';
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (piece) => (answer += String(piece)));
  const closed = once(socket, 'close');
  socket.write('GET /readyz HTTP/1.1\r\nhost: a\r\n\r\n');
  await once(closing.server, 'request');
  const ended = closing.close();
  socket.write('GET /v1/sites HTTP/1.1\r\nhost: a\r\n\r\n');
  await Promise.all([ended, closed]);
  const [, , second = ''] = answer.split('HTTP/1.1 ');
  expect(second).toMatch(/^503 /u);
  const body = expectFourFields(JSON.parse(second.slice(second.indexOf('\r\n\r\n') + 4)));
  expect(body.code).toBe('unavailable');
});

it('the bare address leads a browser to the reference', async () => {
  const response = await api.app.inject({ url: '/' });
  expect([response.statusCode, response.headers['location']]).toEqual([302, '/docs']);
});

describe('error pages', () => {
  it.each(sortedErrorCodes())('%s has a page that its doc_url points to', async (code) => {
    const response = await api.app.inject({ url: `/errors/${code}` });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/html/u);
    expect(response.body).toContain(code);
    expect(response.body).toContain('What to do');
    const page = new URL(`../../docs/errors/${code}.md`, import.meta.url);
    expect(existsSync(page) && readFileSync(page, 'utf8')).toBe(errorPageMarkdown(code));
  });

  it('docs/errors has the list and nothing that is not in the catalogue', () => {
    const folder = new URL('../../docs/errors/', import.meta.url);
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(errorListMarkdown());
    const pages = globSync('*.md', { cwd: folder }).map((name) => name.replace('.md', ''));
    expect(pages.filter((name) => name !== 'README').sort()).toEqual(Object.keys(errorCatalogue).sort());
  });

  it('the catalogue has every code that operations and the API throw', () => {
    const src = new URL('../../src/', import.meta.url);
    // These stop the start of the program, or a command that has no API, and never reach an answer.
    const atStart = ['admin_token_too_short', 'installation_incomplete'];
    const unanswered = [...atStart, 'scan_json_malformed', 'replay_other_intelligence', 'backup_unreadable'];
    const thrown = globSync('{operations,http}/**/*.ts', { cwd: src, exclude: ['**/*.test.ts'] })
      .flatMap((file) => [
        ...readFileSync(new URL(file, src), 'utf8').matchAll(/SitewardenError\(\s*'\w+',\s*'(\w+)'/gu),
      ])
      .map(([, code = '']) => code);
    expect(thrown.length).toBeGreaterThan(10);
    expect(
      thrown.filter((code) => !Object.hasOwn(errorCatalogue, code) && !unanswered.includes(code)),
    ).toEqual([]);
  });
});
