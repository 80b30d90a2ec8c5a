/**
 * How long a report of many findings takes to write in every format, and the most memory that its process holds
 * meanwhile, the result itself and the program included.
 * Usage: node bench/reports.ts [FINDINGS]. Each format is written in a process of its own, into a file that is removed.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { reportFormats } from '../src/reports/registry.ts';
import { reportFormatNames, type ReportFormatName } from '../src/reports/report-format.ts';
import { aLargeReport } from '../test/support/some-reports.ts';

const [findings = '50000', format] = process.argv.slice(2);
if (format === undefined) measureAll(findings);
else await measure(Number(findings), format as ReportFormatName);

function measureAll(count: string): void {
  console.log(`${count} findings; load ${loadavg()[0]?.toFixed(2)} before`);
  for (const name of reportFormatNames) {
    process.stdout.write(execFileSync(process.execPath, [process.argv[1] ?? '', count, name]));
  }
}

async function measure(count: number, name: ReportFormatName): Promise<void> {
  const report = aLargeReport(count);
  const before = process.memoryUsage.rss();
  const path = join(tmpdir(), `sitewarden-bench-${process.pid}.${name}`);
  const started = performance.now();
  await pipeline(await reportFormats[name].render(report), createWriteStream(path));
  const seconds = (performance.now() - started) / 1000;
  const { size } = await stat(path);
  await rm(path);
  const peak = process.resourceUsage().maxRSS * 1024;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  console.log(
    `${name.padEnd(10)} ${seconds.toFixed(1)} s, ${mb(size)} written; peak ${mb(peak)}, ${mb(before)} of it before`,
  );
}
