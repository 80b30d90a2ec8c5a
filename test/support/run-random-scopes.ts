import { createHash } from 'node:crypto';
import { createConnection } from 'node:net';
import { formatIpNetwork } from '../../src/domain/ip-network.ts';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { networkToRange, rangeToNetworks, subtractRanges } from '../../src/scanning/targets/address-range.ts';
import { systemClock } from '../../src/support/clock.ts';
import { aScanRequest, readScan } from './a-scan-request.ts';

/**
 * A child process of the test of a thousand scopes: `list` prints what they permit, `scan` scans them, `stray` opens one
 * connection that none of them permits. The same scopes each time: they follow from their number.
 */
const [mode = '', rounds = '0'] = process.argv.slice(2);

interface Words {
  readonly targets: string[];
  readonly exclude: string[];
}

/** Numbers from 0 to 255 that follow from `seed`. */
function* bytesOf(seed: string): Generator<number, never> {
  for (let block = 0; ; block += 1) yield* createHash('sha256').update(`${seed}/${block}`).digest();
}

function wordsOf(index: number): Words {
  const bytes = bytesOf(String(index));
  const base = `10.${index >> 8}.${index & 255}`;
  const one = (): string => {
    const [kind, at, more] = [bytes.next().value % 4, bytes.next().value, bytes.next().value];
    if (kind === 0) return `${base}.${at}`;
    if (kind === 1) return `${base}.${Math.min(at, 254)}-${Math.min(255, Math.min(at, 254) + (more % 12))}`;
    return `${base}.${at}/${27 + (more % 6)}`;
  };
  const several = (count: number): string[] => Array.from({ length: count }, one);
  return { targets: several(1 + (bytes.next().value % 3)), exclude: several(bytes.next().value % 4) };
}

/** Undefined where the exclusions leave nothing. */
function requestOf(index: number) {
  try {
    const ports = ['22', '22,80', 'U:161,53', '22,U:123'][index % 4] ?? '22';
    const limits = {
      ratePerSecond: 0,
      ratePerSecondPerHost: 0,
      identifyTimeoutMs: 50,
      connectTimeoutMs: 200,
    };
    return aScanRequest({ ...wordsOf(index), ports, limits, assumeAlive: index % 5 === 0 });
  } catch {
    return undefined;
  }
}

const requests = Array.from({ length: Number(rounds) }, (_, index) => requestOf(index));
const whole = requests.filter((request) => request !== undefined);

if (mode === 'list') {
  const networks = whole.flatMap(({ scope }) =>
    subtractRanges(scope.allowed.map(networkToRange), scope.excluded.map(networkToRange)).flatMap(
      rangeToNetworks,
    ),
  );
  process.stdout.write(JSON.stringify(networks.map(formatIpNetwork)));
} else if (mode === 'scan') {
  const sums = { scans: requests.length, packetsSent: 0, addresses: 0 };
  const queue = whole.values();
  const worker = async (): Promise<void> => {
    for (const request of queue) {
      const { end } = await readScan(scanTargets(request, { clock: systemClock }));
      sums.packetsSent += end.traffic.packetsSent;
      sums.addresses += request.addresses.length;
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  process.stdout.write(JSON.stringify(sums));
} else {
  const socket = createConnection({ host: '10.255.255.1', port: 1 });
  await new Promise((resolve) => socket.on('error', resolve));
}
