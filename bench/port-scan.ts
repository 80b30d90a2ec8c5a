import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { aScanRequest, readScan } from '../test/support/a-scan-request.ts';
import { scanTargets } from '../src/scanning/scan-targets.ts';
import { systemClock } from '../src/support/clock.ts';

/**
 * All 65,535 TCP ports of 127.0.0.1: `nmap -sT -p- -n -Pn` and ours, in turns, each a process of its own.
 * `node bench/port-scan.ts [ROUNDS]` prints both medians, their ratio and whether the ports are the same.
 * With `once` it is the process that is measured: discovery and port scan, print as few bytes as possible.
 */
const run = promisify(execFile);
const address = '127.0.0.1';

interface Measured {
  readonly wallMs: number;
  readonly ports: readonly number[];
}

async function measure(
  command: string,
  args: readonly string[],
  read: (out: string) => number[],
): Promise<Measured> {
  const startedAt = performance.now();
  const { stdout } = await run(command, args);
  return { wallMs: performance.now() - startedAt, ports: read(stdout) };
}

async function measureNmap(): Promise<Measured> {
  return measure('nmap', ['-sT', '-p-', '-n', '-Pn', '-oG', '-', address], (out) =>
    [...out.matchAll(/(\d+)\/open\/tcp/gu)].map((match) => Number(match[1])),
  );
}

async function measureOurs(): Promise<Measured> {
  return measure(process.execPath, [import.meta.filename, 'once'], (out) => JSON.parse(out) as number[]);
}

/** Identification is measured elsewhere: here each port gets a millisecond. */
async function scanOnce(): Promise<void> {
  const request = aScanRequest({ targets: [address], ports: '1-65535', limits: { identifyTimeoutMs: 1 } });
  const { hosts, end } = await readScan(scanTargets(request, { clock: systemClock }));
  console.error(JSON.stringify(end.phaseMs));
  console.log(JSON.stringify(hosts.flatMap((host) => host.services.map(({ port }) => port))));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function compare(rounds: number): Promise<void> {
  const nmap: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const peer = await measureNmap();
    const own = await measureOurs();
    nmap.push(peer);
    ours.push(own);
    const missed = peer.ports.filter((port) => !own.ports.includes(port));
    const invented = own.ports.filter((port) => !peer.ports.includes(port));
    console.log(
      `round ${round}: nmap ${peer.wallMs.toFixed(0)} ms, ours ${own.wallMs.toFixed(0)} ms, ` +
        `${own.ports.length} open, missed [${missed.join(' ')}], only ours [${invented.join(' ')}]`,
    );
  }
  const [peerMs, ownMs] = [
    median(nmap.map(({ wallMs }) => wallMs)),
    median(ours.map(({ wallMs }) => wallMs)),
  ];
  console.log(
    `medians of ${rounds}: nmap ${peerMs.toFixed(0)} ms, ours ${ownMs.toFixed(0)} ms, ` +
      `ratio ${(ownMs / peerMs).toFixed(2)} (bar 1.30)`,
  );
}

if (process.argv[2] === 'once') await scanOnce();
else await compare(Number(process.argv[2] ?? 10));
