import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allItems } from '../../client/all-items.ts';
import { createSitewardenClient } from '../../client/create-sitewarden-client.ts';
import { createSite, getSite, listSites } from '../../client/generated/sdk.gen.ts';
import { adminToken, anApi, type AnApi } from '../contract/an-api.ts';

let api: AnApi;
let url: string;

beforeAll(async () => {
  api = await anApi();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(() => api.close());

describe('the typed client', () => {
  it('gives what was made, and every item of a list over several pages', async () => {
    const client = createSitewardenClient({ url: `${url}/`, token: adminToken });
    const names = ['A', 'B', 'C', 'D', 'E'];
    for (const name of names) {
      const { data } = await createSite({ client, body: { name, networks: ['127.0.0.0/29'] } });
      expect(data?.name).toBe(name);
    }
    const listed: string[] = [];
    let pages = 0;
    const page = (query: { cursor?: string }) => {
      pages += 1;
      return listSites({ client, query: { limit: 2, ...query } });
    };
    for await (const site of allItems(page)) listed.push(site.name);
    expect(listed).toEqual(['This machine', ...names]);
    expect(pages).toBe(3);
  });

  it('gives the four fields of an error, typed', async () => {
    const client = createSitewardenClient({ url, token: adminToken });
    const { data, error, response } = await getSite({
      client,
      path: { siteId: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e' },
    });
    expect(data).toBeUndefined();
    expect(error?.code).toBe('site_not_found');
    expect(Object.keys(error ?? {})).toEqual(['type', 'code', 'message', 'doc_url']);
    expect(response?.status).toBe(404);
  });

  it('never takes a part of a list for the whole', async () => {
    const client = createSitewardenClient({ url, token: 'sw_not-a-token-of-this-installation-000' });
    const all = Array.fromAsync(allItems((query) => listSites({ client, query })));
    await expect(all).rejects.toMatchObject({ type: 'authentication_error' });
  });

  it('has no response when nothing answers', async () => {
    const client = createSitewardenClient({ url: 'http://127.0.0.1:9', token: adminToken });
    const { error, response } = await listSites({ client });
    expect(response).toBeUndefined();
    expect(error).toBeInstanceOf(TypeError);
  });
});
