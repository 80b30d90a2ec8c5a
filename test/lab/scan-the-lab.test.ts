import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation, ServiceObservation } from '../../src/domain/observation.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';
import { parsePortSelection } from '../../src/scanning/ports/parse-port-selection.ts';
import { buildLab, endLab, lab, whyNoLab } from '../support/network/the-lab.ts';
import { expectedService } from './lab-services.ts';
import { upstreamVersion } from './upstream-version.ts';

/** Counts what is longer than TCP's bare segments, so that somebody sent the print server a byte. */
const printPortCounter =
  'table inet p { chain i { type filter hook input priority 0; tcp dport 631 ip length > 60 counter\n}\n}\n';

async function bytesToPrintPort(): Promise<number> {
  const { stdout } = await run('ip', ['netns', 'exec', 'vlh26', 'nft', 'list', 'table', 'inet', 'p']);
  return Number(/bytes (\d+)/u.exec(stdout)?.[1]);
}

const reason = whyNoLab();
const run = promisify(execFile);

interface LabScan {
  readonly hosts: readonly HostObservation[];
  readonly end: Extract<ScanEvent, { type: 'end' }>;
  readonly wallMs: number;
}

interface Listener {
  /** `address transport port`. */
  readonly place: string;
  readonly transport: string;
  readonly port: number;
  readonly process: string;
}

async function scanLab(target: string, ports: string): Promise<LabScan> {
  const script = new URL('../support/run-lab-scan.ts', import.meta.url).pathname;
  const { stdout } = await run(lab, ['exec', process.execPath, script, target, ports], {
    maxBuffer: 64_000_000,
  });
  return JSON.parse(stdout) as LabScan;
}

/** Everything that listens, as the namespaces themselves state it. */
async function truth(): Promise<Listener[]> {
  const { stdout } = await run(lab, ['truth'], { maxBuffer: 16_000_000 });
  const lines = stdout.matchAll(/^(10\.77\.0\.\d+) (tcp|udp) (\d+) (\S+)$/gmu);
  return [...lines].map(([, address, transport = '', port, name = '']) => ({
    place: `${address} ${transport} ${port}`,
    transport,
    port: Number(port),
    process: name,
  }));
}

/**
 * Against a network of namespaces with real servers: `SITEWARDEN_LAB=1 vitest run --project lab`, as root, with
 * the lab beside the repository and its Debian packages installed. Nothing leaves the machine.
 */
if (reason === undefined) describe('a scan of the lab', tests);
else it.skip(`the scan of the lab is skipped: ${reason}`);

function tests(): void {
  let scan: LabScan;
  let listeners: readonly Listener[];
  const seen = new Map<string, ServiceObservation>();

  beforeAll(async () => {
    await buildLab();
    await run('ip', ['-n', 'vlh10', 'link', 'set', 'eth0', 'address', '4c:5e:0c:00:00:10']);
    await run('ip', ['netns', 'exec', 'vlh26', 'nft', printPortCounter]);
    listeners = await truth();
    scan = await scanLab('10.77.0.0/24', 'top-1000');
    for (const { ipAddress, services } of scan.hosts) {
      for (const service of services) {
        seen.set(`${ipAddress} ${service.transport} ${service.port}`, service);
      }
    }
  }, 240_000);

  afterAll(async () => {
    await endLab();
  });

  it('finds the 31 hosts and none of the 222 dead addresses', () => {
    const found = scan.hosts.map((host) => Number(host.ipAddress.split('.')[3])).sort((a, b) => a - b);
    const lived = found.filter((last) => last !== 1);
    expect(lived).toEqual(Array.from({ length: 31 }, (_, index) => index + 10));
  });

  it('knows the MAC address of every neighbour and who made it', () => {
    const others = scan.hosts.filter((host) => host.ipAddress !== '10.77.0.1');
    for (const host of others) expect(host.macAddress).toMatch(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/u);
    expect(new Set(others.map((host) => host.macAddress)).size).toBe(31);
    const first = others.find((host) => host.ipAddress === '10.77.0.10');
    expect(first).toMatchObject({ macAddress: '4C:5E:0C:00:00:10' });
    expect(first?.manufacturer).toMatch(/routerboard|mikrotik/iu);
  });

  it('finds every listening port of the selection, behind the firewall too, and invents none', async () => {
    const selection = parsePortSelection('top-1000');
    const asked = { tcp: new Set(selection.tcp), udp: new Set(selection.udp) };
    const due = listeners.filter(({ transport, port }) =>
      asked[transport === 'udp' ? 'udp' : 'tcp'].has(port),
    );
    expect(due.length).toBeGreaterThan(150);
    expect(due.map(({ place }) => place).filter((place) => !seen.has(place))).toEqual([]);
    const listening = new Set(listeners.map(({ place }) => place));
    expect(
      [...seen.keys()].filter((place) => !place.startsWith('10.77.0.1 ') && !listening.has(place)),
    ).toEqual([]);
    expect(seen.has('10.77.0.39 tcp 22')).toBe(true);
    const again = await scanLab('10.77.0.39', 'top-100');
    expect(again.hosts[0]?.services.map(({ port }) => port)).toEqual([22]);
  });

  it('names every server and the version that it tells, and nothing that is not there', async () => {
    const wrong: unknown[] = [];
    const versions = new Map<string, string>();
    for (const { place, transport, port, process: name } of listeners) {
      const identity = seen.get(place)?.identity;
      if (identity === undefined) continue;
      const expected = expectedService(name, transport, port);
      const source = expected?.versionOf;
      if (source !== undefined && !versions.has(source)) versions.set(source, await upstreamVersion(source));
      const version = source === undefined ? (expected?.version ?? null) : versions.get(source);
      const told = { service: identity.service, product: identity.product, version: identity.version };
      const due = { service: expected?.service, product: expected?.product, version };
      if (JSON.stringify(told) !== JSON.stringify(due)) wrong.push({ place, name, told, due });
    }
    expect(wrong).toEqual([]);
    expect(versions.size).toBeGreaterThan(14);
  });

  it('never sends a byte to a print port', async () => {
    expect(await bytesToPrintPort()).toBe(0);
    expect(seen.has('10.77.0.26 tcp 631')).toBe(true);
    const anybody = `exec 3<>/dev/tcp/10.77.0.26/631; printf 'OPTIONS * HTTP/1.0\\r\\n\\r\\n' >&3`;
    await run(lab, ['exec', 'bash', '-c', anybody]);
    expect(await bytesToPrintPort()).toBeGreaterThan(0);
  });

  it('is done in less than half of the 221 s of scanning and identifying one after the other', () => {
    expect(scan.end.partialReasons).toEqual([]);
    expect(scan.wallMs).toBeLessThan(110_000);
    console.log(`lab: ${scan.hosts.length} hosts, ${seen.size} services in ${Math.round(scan.wallMs)} ms`);
  });
}
