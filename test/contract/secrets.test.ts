import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { adminToken, anApi, asAdmin, type AnApi } from './an-api.ts';

let api: AnApi;
let app: FastifyInstance;
let log = '';
let heard = '';
beforeAll(async () => {
  api = await anApi();
  const stream = new Writable({
    write(piece, _encoding, done) {
      log += String(piece);
      done();
    },
  });
  app = await api.another({ logger: pino({ level: 'trace' }, stream), metricsToken: 'canary-metrics-token' });
});
afterAll(() => api.close());

async function call(method: string, url: string, payload?: object, token = adminToken) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method: method as 'GET', url, headers, ...(payload && { payload }) });
  heard += `${answer.body} ${JSON.stringify(answer.headers)}\n`;
  return {
    status: answer.statusCode,
    body: answer.body === '' ? {} : answer.json<Record<string, unknown>>(),
  };
}

const password = 'canary-router-password';
const site = (over: object = {}) => ({
  name: 'Canary',
  networks: ['10.1.0.0/24'],
  router: { address: '10.1.0.1', username: 'admin', password, snmp_community: 'canary-community' },
  ...over,
});

describe('what is secret', () => {
  it('stands in no answer, audit entry, log line or metric, but a token once where it is made', async () => {
    const { body: made } = await call('POST', '/v1/sites', site());
    const id = String(made['id']);
    const secrets = { has_password: true, has_snmp_community: true };
    const ports = { rest: 443, api_tls: 8729, api: 8728, snmp: 161 };
    const terms = { certificate_sha256: null, trust: 'verified', ports };
    expect(made['router']).toEqual({ address: '10.1.0.1', username: 'admin', ...secrets, ...terms });
    expect((await call('PUT', `/v1/sites/${id}`, site({ name: 'Changed' }))).status).toBe(200);
    // Refused in every way: taken name, outside the site, misspelt field, wrong type, missing scope.
    const viewer = await api.tokenWith(['site:view']);
    const refusals = [
      await call('POST', '/v1/sites', site({ name: 'Changed' })),
      await call('PUT', `/v1/sites/${id}`, site({ networks: ['10.2.0.0/24'] })),
      await call('POST', '/v1/sites', site({ name: 'X', router: { addres: '10.1.0.1', password } })),
      await call(
        'POST',
        '/v1/sites',
        site({ name: 'X', router: { address: '10.1.0.1', username: [password] } }),
      ),
      await call('POST', '/v1/sites', site({ name: 'X' }), viewer),
      await call('POST', '/v1/sites', site({ name: 'X' }), 'sw_canary-unknown-token'),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([409, 422, 422, 422, 403, 401]);
    const key = await call('POST', '/v1/api-keys', { name: 'Canary', scopes: ['cve:view', 'org:view'] });
    const token = String(key.body['token']);
    const tenant = await call('POST', '/v1/organizations', { name: 'Canary' });
    const { token: first } = tenant.body['administrator'] as { token: string };
    for (const path of ['sites', `sites/${id}`, 'api-keys', 'organizations', 'audit-log?limit=1000', 'feeds'])
      expect((await call('GET', `/v1/${path}`)).status, path).toBe(200);
    expect((await call('GET', '/v1/api-keys', undefined, token)).status).toBe(200);
    expect((await call('GET', '/v1/audit-log', undefined, first)).status).toBe(200);
    const metrics = await app.inject({
      url: '/metrics',
      headers: { authorization: 'Bearer canary-metrics-token' },
    });
    expect(metrics.statusCode).toBe(200);

    const everything = `${heard}${log}${metrics.body}`;
    expect(log).not.toBe('');
    for (const secret of [
      password,
      'canary-community',
      adminToken,
      viewer,
      'canary-metrics-token',
      'sw_canary-unknown-token',
    ])
      expect(everything).not.toContain(secret);
    for (const shownOnce of [token, first]) {
      expect(heard.split(shownOnce)).toHaveLength(2);
      expect(log + metrics.body).not.toContain(shownOnce);
    }
  });

  it('is in the database only sealed or hashed', async () => {
    const dump = JSON.stringify([
      await api.store.db.selectFrom('sites').selectAll().execute(),
      await api.store.db.selectFrom('api_keys').selectAll().execute(),
      await api.store.db.selectFrom('audit_log').selectAll().execute(),
    ]);
    expect(dump).toContain('v1.');
    for (const secret of [password, adminToken, asAdmin.authorization]) expect(dump).not.toContain(secret);
  });

  it('goes along with no-store where it is shown', async () => {
    const headers = asAdmin;
    const payload = { name: 'Once', scopes: ['cve:view'] };
    const answer = await app.inject({ method: 'POST', url: '/v1/api-keys', headers, payload });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['location']).toBe(`/v1/api-keys/${answer.json<{ id: string }>().id}`);
  });
});
