import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { rankedTcpPorts } from '../src/scanning/ports/ranked-tcp-ports.ts';
import { countRight, readNmapXml, readOwnReport } from './scan-lab/compare-versions.ts';
import { env, lifted, runOwnScan, type Inside } from './scan-lab/run-own-scan.ts';
import { lossy, nobody } from './scan-lab/without-a-peer.ts';
import { aRoutedNetwork, routedHosts, scannerSpace } from '../test/support/network/a-routed-network.ts';

/**
 * Scans of a lab of network namespaces, paired with nmap, as root: `node bench/scan-lab.ts LAB_SCRIPT ROUNDS BAR…`, with
 * the lab up. Bars: `discovery`, `ports`, `sweep`, `whole`, `identify`, `versions`, `lossy` (of a lab with loss), and
 * `routed` and `nobody`, which build their own network.
 * Prints the medians of wall time in turns, their ratio, and what either side missed. Our rates are lifted, as nmap has none.
 * The peer of `whole` and `identify`, `nmap -sV -n`, takes minutes: `versions` runs it once.
 */
const run = promisify(execFile);
const [lab = '', rounds = '3', ...bars] = process.argv.slice(2);
const program = new URL('../src/main/sitewarden.ts', import.meta.url).pathname;
const everybody = '10.77.0.0/24';
const responsive = '10.77.0.10-38,10.77.0.40';
const nmapResponsive = '10.77.0.10-38,40';

interface Measured {
  readonly wallMs: number;
  /** `address` or `address port` of what was found. */
  readonly found: ReadonlySet<string>;
  readonly note?: string;
}

const inLab: Inside = async (...command) =>
  (await run(lab, ['exec', ...command], { env, maxBuffer: 256_000_000 })).stdout;

async function timed(
  inside: Inside,
  command: readonly string[],
  read: (out: string) => Set<string>,
): Promise<Measured> {
  const startedAt = performance.now();
  const out = await inside(...command);
  return { wallMs: performance.now() - startedAt, found: read(out) };
}

/** Of `nmap -oG -`: hosts, or their open ports. */
function readGrepable(out: string, what: 'hosts' | 'ports'): Set<string> {
  const found = new Set<string>();
  for (const [, address = '', rest = ''] of out.matchAll(/^Host: (\S+) \(.*?\)\t(.*)$/gmu)) {
    if (what === 'hosts' && rest.includes('Status: Up')) found.add(address);
    if (what !== 'ports') continue;
    for (const [, port = ''] of rest.matchAll(/(\d+)\/open\/tcp/gu)) found.add(`${address} ${port}`);
  }
  return found;
}

async function ours(inside: Inside, targets: string, ports: string, limits: object): Promise<Measured> {
  const startedAt = Date.now();
  const { hosts } = await runOwnScan(inside, targets, ports, limits);
  const wallMs = Date.now() - startedAt;
  const last = Math.max(...hosts.map((host) => Date.parse(host.finishedAt))) - startedAt;
  const open = hosts.flatMap(({ ipAddress, services }) =>
    services.filter(({ transport }) => transport === 'tcp').map(({ port }) => `${ipAddress} ${port}`),
  );
  const found = new Set(ports === 'none' ? hosts.map(({ ipAddress }) => ipAddress) : open);
  return { wallMs, found, note: ports === 'none' ? `the last host after ${last} ms` : '' };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function pair(
  name: string,
  bar: number,
  own: () => Promise<Measured>,
  peer: () => Promise<Measured>,
  ignored: (place: string) => boolean = () => false,
): Promise<void> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  await own(); // fills the compile cache
  for (let round = 1; round <= Number(rounds); round += 1) {
    const other = await peer();
    const one = await own();
    mine.push(one.wallMs);
    theirs.push(other.wallMs);
    const missed = [...other.found].filter((place) => !one.found.has(place) && !ignored(place));
    const more = [...one.found].filter((place) => !other.found.has(place) && !ignored(place));
    console.log(
      `${name} ${round}: nmap ${other.wallMs.toFixed(0)} ms (${other.found.size}), ours ${one.wallMs.toFixed(0)} ms ` +
        `(${one.found.size}) ${one.note ?? ''}; only nmap [${missed.join(', ')}], only ours [${more.join(', ')}]`,
    );
  }
  const ratio = median(mine) / median(theirs);
  console.log(
    `${name}: medians nmap ${median(theirs).toFixed(0)} ms, ours ${median(mine).toFixed(0)} ms, ` +
      `ratio ${ratio.toFixed(2)} (bar ${bar})`,
  );
}

const isScanner = (place: string): boolean => place.split(' ')[0] === '10.77.0.1';
const hosts = (out: string): Set<string> => readGrepable(out, 'hosts');
const open = (out: string): Set<string> => readGrepable(out, 'ports');

async function routed(): Promise<void> {
  const network = await aRoutedNetwork();
  const inside: Inside = async (...command) => network.exec(scannerSpace, ...command);
  const nmap = ['nmap', '-sn', '-n', '--send-ip', '-oG', '-', '10.79.0.2-254'];
  console.log(`routed: ${routedHosts.length} hosts are there`);
  try {
    const own = async () => ours(inside, '10.79.0.2-254', 'none', lifted);
    await pair('routed', 0.25, own, async () => timed(inside, nmap, hosts));
    // On the own segment the peer asks by IP too then, and waits for the kernel's ARP: another network, the same question.
    const onSegment = ['nmap', '-sn', '-n', '--send-ip', '-oG', '-', everybody];
    await pair(
      'routed, peer on its own segment',
      0.25,
      own,
      async () => timed(inLab, onSegment, hosts),
      () => true,
    );
  } finally {
    await network.close();
  }
}

/** The whole way through the program, and services with a version; a peer that takes minutes is run apart. */
async function alone(name: string, args: readonly string[]): Promise<void> {
  for (let round = 1; round <= Number(rounds); round += 1) {
    const startedAt = performance.now();
    const out = await inLab(
      process.execPath,
      program,
      'scan',
      ...args,
      '--rate',
      '0',
      '--host-rate',
      '0',
      '--format',
      'json',
    );
    const wallMs = performance.now() - startedAt;
    const report = JSON.parse(out) as {
      hosts: { services: { transport: string; version: string | null }[] }[];
    };
    const services = report.hosts.flatMap((host) => host.services);
    const versions = services.filter(({ version }) => version !== null);
    console.log(
      `${name} ${round}: ours ${wallMs.toFixed(0)} ms, ${report.hosts.length} hosts, ${services.length} services, ` +
        `${versions.length} with a version`,
    );
  }
}

const quick = { ...lifted, portsOnly: true };
for (const bar of bars) {
  if (bar === 'discovery') {
    const nmap = ['nmap', '-sn', '-n', '-oG', '-', everybody];
    await pair(
      bar,
      0.5,
      async () => ours(inLab, everybody, 'none', lifted),
      async () => timed(inLab, nmap, hosts),
      isScanner,
    );
  } else if (bar === 'ports') {
    const nmap = ['nmap', '-sT', '-n', '-Pn', '-p', ranked(), '-oG', '-', nmapResponsive];
    const own = async () => ours(inLab, responsive, ranked(), { ...quick, assumeAlive: true });
    await pair(bar, 1, own, async () => timed(inLab, nmap, open));
  } else if (bar === 'sweep') {
    const nmap = ['nmap', '-sT', '-n', '-p', ranked(), '-oG', '-', everybody];
    await pair(
      bar,
      0.5,
      async () => ours(inLab, everybody, ranked(), quick),
      async () => timed(inLab, nmap, open),
      isScanner,
    );
  } else if (bar === 'routed') await routed();
  else if (bar === 'nobody') await nobody();
  else if (bar === 'lossy') await lossy(inLab, await truth(), ranked(), Number(rounds));
  else if (bar === 'versions') await versions();
  else if (bar === 'whole') await alone(bar, [everybody]);
  else if (bar === 'identify') await alone(bar, ['10.77.0.10-40', '--ports', await listening()]);
  else throw new Error(`There is no bar '${bar}'`);
}

/** Identification of every open port against the peer's, in time and in what is right of it; the peer takes minutes. */
async function versions(): Promise<void> {
  const [services, ports] = [await truth(), await listening()];
  const lift = ['--rate', '0', '--host-rate', '0', '--format', 'json'];
  const scan = [process.execPath, program, 'scan', '10.77.0.10-40', '--ports', ports, ...lift];
  await inLab(...scan); // fills the compile cache
  const startedAt = performance.now();
  const mine = await countRight(services, readOwnReport(await inLab(...scan)));
  const betweenAt = performance.now();
  const nmap = await inLab('nmap', '-sV', '-n', '-Pn', '-p', ports, '-oX', '-', '10.77.0.10-40');
  const theirs = await countRight(services, readNmapXml(nmap));
  const [own, peer] = [betweenAt - startedAt, performance.now() - betweenAt];
  console.log(
    `versions: right product and version of ${theirs.of} services that tell one: nmap ${theirs.right}, ours ${mine.right}; ` +
      `nmap ${peer.toFixed(0)} ms, ours ${own.toFixed(0)} ms, ratio ${(own / peer).toFixed(3)} (bar 0.05)`,
  );
}

/** The thousand ports that we ask, for a peer that shall ask the same. */
function ranked(): string {
  return rankedTcpPorts().slice(0, 1000).join(',');
}

/** What the lab says of itself, a line for each service. */
async function truth(): Promise<string> {
  return (await run(lab, ['truth'], { maxBuffer: 16_000_000 })).stdout;
}

/** Every TCP port on which the lab listens. */
async function listening(): Promise<string> {
  const ports = [...(await truth()).matchAll(/^\S+ tcp (\d+) /gmu)].map((match) => Number(match[1]));
  return [...new Set(ports)].join(',');
}
