import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../src/domain/observation.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';

/**
 * Against a network of namespaces with real servers: `SITEWARDEN_LAB=1 vitest run --project lab`, as root, with
 * the lab beside the repository and its Debian packages installed. Nothing leaves the machine.
 */
const lab = new URL('../../../shared/lab/lab.sh', import.meta.url).pathname;
const reason = whyNot();
if (reason !== undefined) console.warn(`lab tests skipped: ${reason}`);

function whyNot(): string | undefined {
  if (process.env['SITEWARDEN_LAB'] !== '1') return 'SITEWARDEN_LAB=1 is not set';
  if (process.getuid?.() !== 0) return 'namespaces need root';
  if (!existsSync(lab)) return 'there is no ../shared/lab beside the repository';
  const needed = ['/usr/sbin/sshd', '/usr/sbin/nginx', '/usr/sbin/nft', '/usr/sbin/dropbear'];
  const absent = needed.filter((path) => !existsSync(path));
  return absent.length > 0 ? `the lab's packages are not installed (${absent.join(', ')})` : undefined;
}

const run = promisify(execFile);

/** Ports that the lab's servers bind on every address of their host, so that all of them must be seen. */
const everywherePorts = new Set([21, 22, 23, 25, 80, 443, 1883, 3306, 5432, 6379, 11_211]);

interface LabScan {
  readonly hosts: readonly HostObservation[];
  readonly end: Extract<ScanEvent, { type: 'end' }>;
  readonly wallMs: number;
}

async function scanLab(target: string, ports: string): Promise<LabScan> {
  const script = new URL('../support/run-lab-scan.ts', import.meta.url).pathname;
  const { stdout } = await run(lab, ['exec', process.execPath, script, target, ports], {
    maxBuffer: 64_000_000,
  });
  return JSON.parse(stdout) as LabScan;
}

/** `address port` of every TCP port that something listens on, as the namespaces themselves state it. */
async function truth(): Promise<Set<string>> {
  const { stdout } = await run(lab, ['truth'], { maxBuffer: 16_000_000 });
  const pairs = [...stdout.matchAll(/^(10\.77\.0\.\d+) tcp (\d+) /gmu)];
  return new Set(pairs.map((match) => `${match[1]} ${match[2]}`));
}

describe.skipIf(reason !== undefined)('a scan of the lab', () => {
  let scan: LabScan;

  beforeAll(async () => {
    await run(lab, ['up'], { maxBuffer: 16_000_000 });
    scan = await scanLab('10.77.0.0/24', 'top-1000');
  });

  afterAll(async () => {
    await run(lab, ['down']);
  });

  it('finds the 31 hosts and none of the 222 dead addresses', () => {
    const found = scan.hosts.map((host) => Number(host.ipAddress.split('.')[3])).sort((a, b) => a - b);
    const lived = found.filter((last) => last !== 1);
    expect(lived).toEqual(Array.from({ length: 31 }, (_, index) => index + 10));
  });

  it('knows the MAC address of every neighbour', () => {
    const others = scan.hosts.filter((host) => host.ipAddress !== '10.77.0.1');
    for (const host of others) expect(host.macAddress).toMatch(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/u);
    expect(new Set(others.map((host) => host.macAddress)).size).toBe(31);
  });

  it('finds every listening port of the selection, behind the firewall too, and invents none', async () => {
    const listening = await truth();
    expect(listening.size).toBeGreaterThan(100);
    const found = scan.hosts
      .filter((host) => host.ipAddress !== '10.77.0.1')
      .flatMap((host) =>
        host.services
          .filter(({ transport }) => transport === 'tcp')
          .map(({ port }) => `${host.ipAddress} ${port}`),
      );
    expect(found.filter((pair) => !listening.has(pair))).toEqual([]);
    const bound = [...listening].filter((pair) => everywherePorts.has(Number(pair.split(' ')[1])));
    expect(bound.filter((pair) => !found.includes(pair))).toEqual([]);
    expect(found).toContain('10.77.0.39 22');
    const again = await scanLab('10.77.0.39', 'top-100');
    expect(again.hosts[0]?.services.map(({ port }) => port)).toEqual([22]);
  });

  it('is done in well under the 221 s of scanning and identifying one after the other', () => {
    expect(scan.end.partialReasons).toEqual([]);
    expect(scan.wallMs).toBeLessThan(60_000);
  });
});
