import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CliStreams } from '../../src/cli/cli-streams.ts';
import { runReport } from '../../src/cli/commands/report.ts';

/** A service that sends a report over some seconds, and tells how far it is. */
async function aSlowService() {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url.startsWith('/v1/report-progress/')) {
      const progress = { state: 'writing', findings_written: 12_400, findings_total: 50_000 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(progress));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('first\n');
    void wait(3500).then(() => response.end('last\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, close: () => server.close() };
}

async function fetched(isTerminal: boolean) {
  const service = await aSlowService();
  const stderr = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 });
  const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr } as unknown as CliStreams;
  const folder = await mkdtemp(join(tmpdir(), 'sitewarden-report-'));
  const out = join(folder, 'report.csv');
  const given = { scan: 'ABC-DEF-GHJ', format: 'csv', out, url: service.url, token: 'a-token' } as const;
  await runReport(given, io, new AbortController().signal);
  service.close();
  stderr.end();
  const written = Buffer.concat(await stderr.toArray()).toString();
  const file = await readFile(out, 'utf8');
  await rm(folder, { recursive: true });
  return { written, asked: service.asked, file, out };
}

it('shows on a terminal how far the report is that it fetches', async () => {
  const { written, asked, file, out } = await fetched(true);
  expect(file).toBe('first\nlast\n');
  expect(written).toContain('report: writing, 12400/50000 findings, 24%');
  expect(written.endsWith(`\r\u001b[KReport written to ${out}\n`)).toBe(true);
  const [, id] = /progress_id=([0-9a-f-]{36})$/u.exec(asked[0] ?? '') ?? [];
  expect(asked).toContain(`/v1/report-progress/${id}`);
}, 60_000);

it('asks for nothing more where nobody watches', async () => {
  const { written, asked, out } = await fetched(false);
  expect(written).toBe(`Report written to ${out}\n`);
  expect(asked).toEqual(['/v1/scan-reports/ABC-DEF-GHJ?format=csv']);
}, 60_000);
