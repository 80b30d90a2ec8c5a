import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertOrganization } from '../../src/store/queries/organization-queries.ts';
import { newId } from '../../src/support/new-id.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

const secret = 'a secret of at least thirty-two characters';
const issuer = 'https://id.example.net';
const audience = 'sitewarden';
const now = (): number => Math.floor(Date.now() / 1000);

async function ask(api: AnApi, token: string, url = '/v1/sites') {
  const response = await api.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return {
    status: response.statusCode,
    body: response.json<Record<string, unknown>>(),
    headers: response.headers,
  };
}

describe('with a secret', () => {
  let api: AnApi;
  beforeAll(async () => {
    api = await anApi({ jwt: { kind: 'secret', secret, issuer, audience } });
  });
  afterAll(() => api.close());

  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    sub: 'ada',
    org_id: api.organizationId,
    scope: 'site:view cve:view',
    iss: issuer,
    aud: audience,
    exp: now() + 60,
    ...changes,
  });
  const sign = (payload: JWTPayload, key = secret, alg = 'HS256') =>
    new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));

  it('lets a good token in, with its scopes as words or as a list', async () => {
    expect((await ask(api, await sign(claims()))).status).toBe(200);
    const { scope: _words, ...rest } = claims({ scopes: ['site:view'] });
    expect((await ask(api, await sign(rest))).status).toBe(200);
  });

  it('gives 403 when the scope is missing', async () => {
    const answer = await ask(api, await sign(claims({ scope: 'cve:view' })));
    expect([answer.status, answer.body['code']]).toEqual([403, 'missing_scope']);
  });

  it('shows only the sites that the token names', async () => {
    const { siteId } = await aScheduledSite(api.app);
    const answer = await ask(api, await sign(claims({ site_ids: [siteId] })));
    expect((answer.body as unknown as { id: string }[]).map(({ id }) => id)).toEqual([siteId]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['expired', () => sign(claims({ exp: now() - 60 })), 'token_expired'],
    ['not valid yet', () => sign(claims({ nbf: now() + 60 })), 'credentials_invalid'],
    [
      'signed with another secret',
      () => sign(claims(), 'another secret of at least 32 characters'),
      'credentials_invalid',
    ],
    ['signed with another algorithm', () => sign(claims(), secret.repeat(2), 'HS512'), 'credentials_invalid'],
    ['of another issuer', () => sign(claims({ iss: 'https://evil.example' })), 'credentials_invalid'],
    ['for another audience', () => sign(claims({ aud: 'billing' })), 'credentials_invalid'],
    [
      'without a subject',
      () => sign({ ...claims(), sub: undefined } as unknown as JWTPayload),
      'credentials_invalid',
    ],
    [
      'without an end',
      () => sign({ ...claims(), exp: undefined } as unknown as JWTPayload),
      'credentials_invalid',
    ],
    ['with an organization that is a number', () => sign(claims({ org_id: 7 })), 'credentials_invalid'],
    ['of an unknown organization', () => sign(claims({ org_id: newId() })), 'organization_unknown'],
    ['of an organization that is no id', () => sign(claims({ org_id: "x' or 1=1" })), 'organization_unknown'],
  ])('refuses a token %s', async (_case, make, code) => {
    const answer = await ask(api, await make());
    expect([answer.status, answer.body['code']]).toEqual([401, code]);
    expect(answer.headers['www-authenticate']).toContain('invalid_token');
  });

  it('takes a token that names no organization for the only one, and refuses it once there are two', async () => {
    const alone = await anApi({ jwt: { kind: 'secret', secret, issuer, audience } });
    const { org_id: _named, ...rest } = claims();
    const token = await sign(rest);
    expect((await ask(alone, token)).status).toBe(200);
    await insertOrganization(alone.store.db, { id: newId(), name: 'Second', createdAt: new Date() });
    const answer = await ask(alone, token);
    expect([answer.status, answer.body['code']]).toEqual([401, 'organization_unknown']);
    await alone.close();
  });

  it('refuses a token without a signature', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'HS256']) {
      const answer = await ask(api, `${part({ alg, typ: 'JWT' })}.${part(claims())}.`);
      expect([answer.status, answer.body['type']]).toEqual([401, 'authentication_error']);
    }
  });

  it('refuses a changed token', async () => {
    const [head = '', , signature = ''] = (await sign(claims())).split('.');
    const body = Buffer.from(JSON.stringify(claims({ sub: 'root' }))).toString('base64url');
    expect((await ask(api, `${head}.${body}.${signature}`)).status).toBe(401);
  });

  it('shows nothing of another organization, on any route', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app);
    const body = { schedule_id: scheduleId, site_id: siteId, ips: ['127.0.0.2'] };
    const url = '/scans/cve/scan/multiple-ips';
    const started = await api.app.inject({ method: 'POST', url, headers: asAdmin, payload: body });
    const scanId = started.json<{ scan_id: string }>().scan_id;
    const other = newId();
    await insertOrganization(api.store.db, { id: other, name: 'Other', createdAt: new Date() });
    const scope = 'site:view site:create cve:view cve:create cve:update cve:delete';
    const token = await sign(claims({ org_id: other, scope }));
    for (const path of [
      `/v1/sites/${siteId}`,
      `/scans/cve/scheduled/${scheduleId}`,
      `/scans/cve/${scanId}`,
    ]) {
      expect((await ask(api, token, path)).status, path).toBe(404);
    }
    expect((await ask(api, token)).body).toEqual([]);
    const headers = { authorization: `Bearer ${token}` };
    expect((await api.app.inject({ method: 'POST', url, headers, payload: body })).statusCode).toBe(404);
  });
});

describe('with a key set', () => {
  let api: AnApi;
  let server: Server;
  let available = true;
  const keys: Record<string, CryptoKey> = {};
  beforeAll(async () => {
    const set: JWK[] = [];
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256']) {
      const pair = await generateKeyPair(alg, { extractable: true });
      keys[alg] = pair.privateKey;
      set.push({ ...(await exportJWK(pair.publicKey)), kid: alg });
    }
    server = createServer((_request, response) => {
      response.writeHead(available ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: set }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    api = await anApi({ jwt: { kind: 'jwks', url: `http://127.0.0.1:${port}/keys`, issuer, audience } });
  });
  afterAll(async () => {
    await api.close();
    server.close();
  });

  const sign = (alg: string, kid = alg) =>
    new SignJWT({ sub: 'ada', org_id: api.organizationId, scope: 'site:view' })
      .setProtectedHeader({ alg, kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1m')
      .sign(keys[alg]!);

  it('says 503, not 401, while the keys cannot be fetched, and recovers', async () => {
    available = false;
    const answer = await ask(api, await sign('ES256'));
    available = true;
    expect([answer.status, answer.body['code']]).toEqual([503, 'keys_unavailable']);
    expect((await ask(api, await sign('ES256'))).status).toBe(200);
  });

  it.each(['RS256', 'ES256', 'EdDSA'])('lets %s in', async (alg) => {
    expect((await ask(api, await sign(alg))).status).toBe(200);
  });

  it('refuses an algorithm that is not among them, a key that is not, and the public key used as a secret', async () => {
    expect((await ask(api, await sign('PS256'))).status).toBe(401);
    expect((await ask(api, await sign('ES256', 'nobody'))).status).toBe(401);
    const symmetric = await new SignJWT({ sub: 'ada', org_id: api.organizationId, scope: 'site:view' })
      .setProtectedHeader({ alg: 'HS256', kid: 'RS256' })
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode('-----BEGIN PUBLIC KEY-----'));
    expect((await ask(api, symmetric)).status).toBe(401);
  });
});
