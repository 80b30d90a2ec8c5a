import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { systemClock } from '../../src/support/clock.ts';
import { parseDeviceExclusion } from '../../src/domain/device-exclusion.ts';
import type { ScanLimits } from '../../src/domain/scan-request.ts';
import { aScanRequest, readScan } from './a-scan-request.ts';

/**
 * A child process of the lab tests, run inside a namespace: `TARGETS PORTS LIMITS_JSON [EXCLUSION…]`. Prints hosts, the
 * end, wall time and peak memory. `none` as ports finds hosts only; among the limits `assumeAlive` skips that, `portsOnly` identification.
 */
const [targets = '', ports = 'none', limits = '{}', ...exclusions] = process.argv.slice(2);
if (!/^(?:10\.|127\.|fd78:)/u.test(targets)) throw new Error('Only the networks of the tests may be scanned');
const {
  assumeAlive = false,
  portsOnly = false,
  ...given
} = JSON.parse(limits) as Partial<ScanLimits> & { assumeAlive?: boolean; portsOnly?: boolean };
const devices = exclusions.map((text) => parseDeviceExclusion(text));
const request = aScanRequest({
  targets: targets.split(','),
  exclude: exclusions.filter((_, index) => devices[index] === undefined),
  ports: ports === 'none' ? '1' : ports,
  limits: given,
  assumeAlive,
});
// With --expose-gc what waits to be collected is no part of the peak.
const collecting = globalThis.gc === undefined ? undefined : setInterval(() => globalThis.gc?.(), 100);
const excludedDevices = devices.filter((device) => device !== undefined);
const startedAt = performance.now();
const { hosts, end } = await readScan(
  scanTargets(
    { ...request, excludedDevices, portsOnly, ...(ports === 'none' ? { ports: { tcp: [], udp: [] } } : {}) },
    { clock: systemClock },
  ),
);
const wallMs = performance.now() - startedAt;
clearInterval(collecting);
process.stdout.write(JSON.stringify({ hosts, end, wallMs, peakMib: process.resourceUsage().maxRSS / 1024 }));
