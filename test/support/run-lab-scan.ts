import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { systemClock } from '../../src/support/clock.ts';
import { aScanRequest, readScan } from './a-scan-request.ts';

/** A child process of the lab tests, run inside the scanner's namespace: scans TARGET and prints what it saw. */
const [target = '', ports = 'top-1000'] = process.argv.slice(2);
if (!target.startsWith('10.77.0.')) throw new Error('Only the lab network may be scanned');
const startedAt = performance.now();
const { hosts, end } = await readScan(
  scanTargets(
    aScanRequest({ targets: [target], ports, limits: { ratePerSecond: 0, ratePerSecondPerHost: 0 } }),
    {
      clock: systemClock,
    },
  ),
);
process.stdout.write(JSON.stringify({ hosts, end, wallMs: performance.now() - startedAt }));
