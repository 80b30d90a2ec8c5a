import { createSite, getSite, listSites } from '../../../client/generated/sdk.gen.ts';
import type { CreateSiteData, Site } from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { bodyOf } from '../remote/body-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';

/** Options that say what a site shall be. */
export interface SiteTerms {
  readonly file?: string;
  readonly name?: string;
  readonly network?: string[];
  readonly exclude?: string[];
}

/** `sitewarden sites list` */
export async function runSitesList(remote: Remote, { limit }: { limit?: number }): Promise<void> {
  const sites = await listAll((query) => listSites({ client: remote.client, query }), limit);
  await printRows<Site>(remote, sites, [
    { heading: 'ID', cell: ({ id }) => id },
    { heading: 'NAME', cell: ({ name }) => name },
    { heading: 'NETWORKS', cell: ({ networks }) => networks.join(' ') },
  ]);
}

/** `sitewarden sites get` */
export async function runSitesGet(remote: Remote, siteId: string): Promise<void> {
  await printFields(remote, await answerOf(getSite({ client: remote.client, path: { siteId } })));
}

/** `sitewarden sites create` */
export async function runSitesCreate(remote: Remote, terms: SiteTerms): Promise<void> {
  const body = (await bodyOf(terms.file, fieldsOf(terms), remote.io)) as CreateSiteData['body'];
  await printFields(remote, await answerOf(createSite({ client: remote.client, body })));
}

function fieldsOf({ name, network, exclude }: SiteTerms): Record<string, unknown> {
  return { name, networks: network, excluded_networks: exclude };
}
