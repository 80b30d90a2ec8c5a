import { afterAll, beforeAll, expect, it } from 'vitest';
import { authenticateApiKey } from '../../src/operations/api-keys/authenticate-api-key.ts';
import { revokeApiKey } from '../../src/operations/api-keys/revoke-api-key.ts';
import { anApi, aScheduledSite, type AnApi } from './an-api.ts';
import { aStartedScan } from './an-ended-scan.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

it('ends a stream within seconds once its API key is revoked', async () => {
  const { scanId } = await aStartedScan(api, await aScheduledSite(api.app));
  const token = await api.tokenWith(['cve:view']);
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${address}/v1/scans/${scanId}/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(15_000),
  });
  expect(response.status).toBe(200);
  const known = await authenticateApiKey(api.parts, token);
  await revokeApiKey(api.context, { apiKeyId: known?.actor.id ?? '' });
  const text = await response.text();
  expect(text).toMatch(/^event: progress\n/u);
  expect(text).not.toContain('event: end');
}, 30_000);
