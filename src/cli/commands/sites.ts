import { createSite, deleteSite, getSite, listSites, updateSite } from '../../../client/generated/sdk.gen.ts';
import type { CreateSiteData, Site, UpdateSiteData } from '../../../client/generated/types.gen.ts';
import { writeAll } from '../write-out.ts';
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
    { heading: 'STATE', cell: ({ online_state: state }) => state },
    { heading: 'CHECKED', cell: ({ last_checked_at: checked }) => checked },
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

/** `sitewarden sites update`: what no option names stays, unless a file says it all anew. */
export async function runSitesUpdate(remote: Remote, siteId: string, terms: SiteTerms): Promise<void> {
  const { client } = remote;
  const before = async (): Promise<object> => {
    const { name, networks, excluded_networks, excluded_devices, router } = await answerOf(
      getSite({ client, path: { siteId } }),
    );
    return { name, networks, excluded_networks, excluded_devices, router: router && saidOf(router) };
  };
  const body = (await bodyOf(terms.file, fieldsOf(terms), remote.io, before)) as UpdateSiteData['body'];
  await printFields(remote, await answerOf(updateSite({ client, path: { siteId }, body })));
}

/** What may be said again of a router: its secrets stay where they are not. */
function saidOf({ address, username, certificate_sha256, trust, ports }: NonNullable<Site['router']>) {
  return { address, username, certificate_sha256, trust, ports };
}

/** `sitewarden sites delete` */
export async function runSitesDelete(remote: Remote, siteId: string): Promise<void> {
  await answerOf(deleteSite({ client: remote.client, path: { siteId } }));
  if (!remote.json) await writeAll(remote.io.stdout, 'The site is gone.\n');
}

function fieldsOf({ name, network, exclude }: SiteTerms): Record<string, unknown> {
  const [devices, networks] = [exclude?.filter(isDevice), exclude?.filter((text) => !isDevice(text))];
  // Without one of a kind that kind stays as it is.
  return {
    name,
    networks: network,
    excluded_networks: networks?.length === 0 ? undefined : networks,
    excluded_devices: devices?.length === 0 ? undefined : devices,
  };
}

function isDevice(text: string): boolean {
  return /^(?:mac|oui|class):/iu.test(text);
}
