import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { promisify } from 'node:util';
import { compileCacheDirectory } from '../src/config/compile-cache-directory.ts';

/**
 * All 65,535 TCP ports of 127.0.0.1: `nmap -sT -p- -n -Pn` and ours, in turns, each a process of its own.
 * `node bench/port-scan.ts [ROUNDS]` prints the medians of wall and CPU time, peak memory, their ratio, and of every
 * port that only one side saw whether the kernel knew a listener there around that time. With `once` it is the
 * process that is measured: discovery and port scan, print as few bytes as possible.
 */
const run = promisify(execFile);
const address = '127.0.0.1';

interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMib: number;
  readonly ports: readonly number[];
}

/** Ports with a listener that a connection to 127.0.0.1 may reach, as the kernel states it (proc(5)). */
function listeningPorts(): ReadonlySet<number> {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    readFileSync(path, 'utf8').split('\n').slice(1),
  );
  const listening = lines.map((line) => line.trim().split(/\s+/u)).filter((fields) => fields[3] === '0A');
  return new Set(listening.map((fields) => Number.parseInt(fields[1]?.split(':')[1] ?? '', 16)));
}

async function measure(
  command: string,
  args: readonly string[],
  read: (out: string) => number[],
): Promise<Measured> {
  const startedAt = performance.now();
  const running = run(command, args);
  const used = { cpuMs: 0, peakMib: 0 };
  const watch = setInterval(() => Object.assign(used, usageOf(running.child.pid) ?? {}), 20);
  const { stdout } = await running.finally(() => clearInterval(watch));
  return { wallMs: performance.now() - startedAt, ...used, ports: read(stdout) };
}

/** CPU time in ticks of 10 ms and peak resident memory, as of now; undefined once the process has ended. */
function usageOf(pid: number | undefined): { cpuMs: number; peakMib: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const peak = /^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (peak === undefined) return undefined;
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, peakMib: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
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
  // As the program does, and after it the code is loaded.
  enableCompileCache(compileCacheDirectory());
  const { aScanRequest, readScan } = await import('../test/support/a-scan-request.ts');
  const { scanTargets } = await import('../src/scanning/scan-targets.ts');
  const { systemClock } = await import('../src/support/clock.ts');
  const request = aScanRequest({ targets: [address], ports: '1-65535', limits: { identifyTimeoutMs: 1 } });
  const { hosts, end } = await readScan(scanTargets(request, { clock: systemClock }));
  console.error(JSON.stringify(end.phaseMs));
  console.log(JSON.stringify(hosts.flatMap((host) => host.services.map(({ port }) => port))));
}

/** What became of a port that one side saw and the other did not, by the listeners before, between and after. */
function judge(port: number, seen: readonly ReadonlySet<number>[]): string {
  const times = seen.filter((listeners) => listeners.has(port)).length;
  if (times === seen.length) return `${port} (LISTENING ALL THE TIME: LOST)`;
  return times > 0 ? `${port} (came or went)` : `${port} (no listener at any look)`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function summary(name: string, measured: readonly Measured[]): string {
  const of = (key: 'wallMs' | 'cpuMs' | 'peakMib'): string =>
    median(measured.map((one) => one[key])).toFixed(0);
  return `${name}: wall ${of('wallMs')} ms, CPU ${of('cpuMs')} ms, peak ${of('peakMib')} MiB`;
}

async function compare(rounds: number): Promise<void> {
  const nmap: Measured[] = [];
  const ours: Measured[] = [];
  await measureOurs(); // fills the compile cache
  for (let round = 1; round <= rounds; round += 1) {
    const seen = [listeningPorts()];
    const peer = await measureNmap();
    seen.push(listeningPorts());
    const own = await measureOurs();
    seen.push(listeningPorts());
    nmap.push(peer);
    ours.push(own);
    const missed = peer.ports.filter((port) => !own.ports.includes(port));
    const onlyOurs = own.ports.filter((port) => !peer.ports.includes(port));
    console.log(
      `round ${round}: nmap ${peer.wallMs.toFixed(0)} ms, ours ${own.wallMs.toFixed(0)} ms, ` +
        `${own.ports.length} open, only nmap [${missed.map((port) => judge(port, seen)).join(', ')}], ` +
        `only ours [${onlyOurs.map((port) => judge(port, seen)).join(', ')}]`,
    );
  }
  const ratios = ours.map((own, index) => own.wallMs / (nmap[index]?.wallMs ?? Number.NaN));
  console.log(`medians of ${rounds} rounds\n${summary('nmap', nmap)}\n${summary('ours', ours)}`);
  const ofMedians = median(ours.map(({ wallMs }) => wallMs)) / median(nmap.map(({ wallMs }) => wallMs));
  console.log(
    `ratio of medians ${ofMedians.toFixed(2)}, median of paired ratios ${median(ratios).toFixed(2)} (bar 1.30)`,
  );
}

if (process.argv[2] === 'once') await scanOnce();
else await compare(Number(process.argv[2] ?? 10));
