import { someLoopbackHosts } from '../some-loopback-hosts.ts';

/** What is scanned while processes are killed. */
export interface ScannedPlace {
  /** One for each site, in CIDR notation. */
  readonly networks: readonly string[];
  /** What each of them excludes. */
  readonly excluded: readonly (readonly string[])[];
  /** As SITEWARDEN_PORTS takes them. */
  readonly ports: string;
  /** Fewer services than this were not a scan of the place. */
  readonly leastServices: number;
  close(): void;
}

const sites = [0, 1, 2, 3];

/** All of a /24 but for its first three hosts. */
const allBut3Hosts = ['0/32', '4/30', '8/29', '16/28', '32/27', '64/26', '128/25'];

/**
 * Four times six addresses of loopback with servers of this process, of which the last never says a word. Those of a site lie in
 * two /24, so that two workers may share it.
 */
async function loopback(): Promise<ScannedPlace> {
  const halves = sites.map((site) => [`127.91.${2 * site}`, `127.91.${2 * site + 1}`]);
  const hosts = await someLoopbackHosts(
    halves.flat().flatMap((half) => [1, 2, 3].map((host) => `${half}.${host}`)),
  );
  return {
    networks: halves.map(([first]) => `${first}.0/23`),
    excluded: halves.map((both) => both.flatMap((half) => allBut3Hosts.map((rest) => `${half}.${rest}`))),
    ports: `${hosts.port},1-12`,
    leastServices: 16,
    close: () => hosts.close(),
  };
}

/**
 * The 30 hosts of the lab from 10 to 39, behind the firewall too. Ports of servers that begin to refuse callers who break off
 * often, such as MariaDB, are left out: what they say depends on how often others were killed.
 */
async function lab(): Promise<ScannedPlace> {
  const networks = [8, 16, 24, 32].map((first) => `10.77.0.${first}/29`);
  const ports = '21,22,23,80,110,143,389,443,631,873,1883,3128,6379,6667,8404,8888,11211';
  return { networks, excluded: networks.map(() => []), ports, leastServices: 60, close: () => undefined };
}

export const scannedPlaces = { loopback, lab };
export type PlaceName = keyof typeof scannedPlaces;
