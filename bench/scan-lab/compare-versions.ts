import { expectedService } from '../../test/lab/lab-services.ts';
import { upstreamVersion } from '../../test/lab/upstream-version.ts';

/** What a scanner said of one open TCP port. */
export interface Named {
  /** `address port`. */
  readonly place: string;
  readonly product: string;
  readonly version: string;
}

/** Of `nmap -oX -`: each open port with its product and version, empty where it named none. */
export function readNmapXml(xml: string): Named[] {
  const named: Named[] = [];
  for (const [host = ''] of xml.matchAll(/<host [\s\S]*?<\/host>/gu)) {
    const address = /<address addr="([\d.]+)"/u.exec(host)?.[1] ?? '';
    for (const [port = ''] of host.matchAll(/<port protocol="tcp"[\s\S]*?<\/port>/gu)) {
      if (!port.includes('state="open"')) continue;
      const of = (name: string): string => new RegExp(` ${name}="([^"]*)"`, 'u').exec(port)?.[1] ?? '';
      named.push({ place: `${address} ${of('portid')}`, product: of('product'), version: of('version') });
    }
  }
  return named;
}

/** Of `sitewarden scan --format json`. */
export function readOwnReport(text: string): Named[] {
  const { hosts } = JSON.parse(text) as {
    hosts: {
      ip_address: string;
      services: { transport: string; port: number; product: string | null; version: string | null }[];
    }[];
  };
  return hosts.flatMap(({ ip_address: address, services }) =>
    services
      .filter(({ transport }) => transport === 'tcp')
      .map(({ port, product, version }) => ({
        place: `${address} ${port}`,
        product: product ?? '',
        version: version ?? '',
      })),
  );
}

/**
 * How many of the lab's TCP services were given the right product and the right version, where there is one to know:
 * `truth` is what `lab.sh truth` prints, versions are those of the installed packages. A product is right when its
 * distinctive word is in what was said, whatever else is.
 */
export async function countRight(
  truth: string,
  said: readonly Named[],
): Promise<{ right: number; of: number }> {
  const byPlace = new Map(said.map((one) => [one.place, one]));
  const versions = new Map<string, string>();
  let [right, of] = [0, 0];
  for (const [, address, port = '', process = ''] of truth.matchAll(/^(\S+) tcp (\d+) (\S+)$/gmu)) {
    const due = expectedService(process, 'tcp', Number(port));
    const source = due?.versionOf;
    if (due === undefined || due.product === null || (source ?? due.version) === undefined) continue;
    if (source !== undefined && !versions.has(source)) versions.set(source, await upstreamVersion(source));
    const version = due.version ?? versions.get(source ?? '') ?? '';
    const told = byPlace.get(`${address} ${port}`);
    of += 1;
    if (told !== undefined && isProduct(told.product, due.product) && isVersion(told.version, version))
      right += 1;
  }
  return { right, of };
}

function isProduct(told: string, due: string): boolean {
  const word = due === 'HTTP Server' ? 'httpd|http server' : (due.split(' ')[0] ?? due);
  return new RegExp(word, 'iu').test(told);
}

/** A revision of the distribution may follow. */
function isVersion(told: string, due: string): boolean {
  return told === due || (told.startsWith(due) && !/[\d.]/u.test(told[due.length] ?? ''));
}
