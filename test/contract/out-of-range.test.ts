import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
  await aScheduledSite(api.app);
});
afterAll(() => api.close());

const id = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e';
const invalid = { code: 'parameter_invalid' };
const cursorOf = (position: readonly unknown[]) =>
  Buffer.from(JSON.stringify(position)).toString('base64url');
const post = (url: string, payload: object) =>
  api.app.inject({ method: 'POST', url, headers: asAdmin, payload });

describe('what is valid in its form and beyond what can be kept', () => {
  it.each(['9999-12-31T23:59:59-23:59', '9999-12-31T23:59:59.9999-00:01'])(
    'is no expiry of a key nor of a decision: %s',
    async (expires) => {
      const key = { name: 'A key', scopes: ['cve:view'], expires_at: expires };
      const decision = {
        mac_address: '02:00:00:00:00:01',
        cve_id: 'CVE-2024-0001',
        status: 'accepted',
        justification: 'Nobody can reach it.',
        expiration_date: expires,
      };
      for (const answer of [
        await post('/v1/api-keys', key),
        await post('/scans/cve/mac-address/cve/status', decision),
      ]) {
        expect(answer.statusCode).toBe(422);
        expect(answer.json()).toMatchObject(invalid);
        expect(answer.body).toContain('9999-12-31T23:59:59.999Z');
      }
    },
  );

  it('is an expiry up to the last millisecond of the year 9999', async () => {
    const last = { name: 'The last', scopes: ['cve:view'], expires_at: '9999-12-31T23:59:59.999Z' };
    const made = await post('/v1/api-keys', last);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ expires_at: last.expires_at });
    expect((await api.app.inject({ url: '/v1/api-keys', headers: asAdmin })).statusCode).toBe(200);
  });

  it.each(['action', 'actor_id', 'object_id'])('is no %s to look for in the audit log', async (name) => {
    const answer = await api.app.inject({ url: `/v1/audit-log?${name}=%00`, headers: asAdmin });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject(invalid);
  });

  const instants = ['0000-01-01T00:00:00.000Z', `2026-01-01T00:00:00.${'9'.repeat(200)}Z`];
  it.each(
    instants.flatMap((instant) => [
      ['/v1/devices', [instant, id]] as const,
      ['/v1/scans', [instant, id]] as const,
      ['/scans/cve', [instant, id]] as const,
      ['/scans/cve/mac-address/cve/list', [instant, id]] as const,
      ['/scans/cve/mac-address/cve/status', [instant, id]] as const,
      ['/v1/findings?sort=last_seen_at', ['last_seen_at', instant, id]] as const,
      ['/v1/findings', ['score', 1e308, id]] as const,
    ]),
  )('is no place in the list %s: %j', async (url, position) => {
    const glue = url.includes('?') ? '&' : '?';
    const cursor = `${glue}cursor=${cursorOf(position)}`;
    const answer = await api.app.inject({ url: url + cursor, headers: asAdmin });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'cursor_invalid' });
  });
});
