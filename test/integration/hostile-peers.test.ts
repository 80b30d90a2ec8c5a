import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = new URL('../support/run-hostile-scan.ts', import.meta.url).pathname;

interface HostileScan {
  readonly asked: number;
  readonly open: number;
  readonly longestBanner: number;
  readonly partialReasons: readonly string[];
  readonly wallMs: number;
  readonly peakMib: number;
}

describe('a scan of hostile peers', () => {
  it.each([
    'endless banners',
    'one byte a second',
    'resets',
    'lines of ten megabytes',
    'TLS garbage',
    'compressed bombs',
    'accept and never speak',
  ])('that do this: %s: ends in time, lists their ports and stays small', async (mode) => {
    const { stdout } = await run(process.execPath, [script, mode], { timeout: 60_000 });
    const scan = JSON.parse(stdout) as HostileScan;
    expect(scan.wallMs).toBeLessThan(45_000);
    expect(scan.peakMib).toBeLessThan(400);
    expect(scan.open).toBe(scan.asked);
    expect(scan.longestBanner).toBeLessThanOrEqual(512);
    expect(scan.partialReasons.filter((reason) => reason !== 'scan_timeout')).toEqual([]);
  });
});
