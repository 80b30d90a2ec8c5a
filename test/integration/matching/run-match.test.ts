import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMatch, type MatchArguments } from '../../../src/cli/commands/match.ts';
import { writeBundle } from '../../../src/intelligence/bundle/write-bundle.ts';
import { configuration, cpe, node, record, vulnerable } from './bundle-of.ts';

interface Line {
  readonly cpe: string;
  readonly verdicts?: readonly Record<string, unknown>[];
  readonly error?: { readonly code: string; readonly message: string; readonly doc_url: string };
}

const folder = mkdtempSync(join(tmpdir(), 'sitewarden-match-'));
const intel = join(folder, 'test.intel');
const quote = String.raw`cpe:2.3:a:acme:say\"hi:1.0:*:*:*:*:*:*:*`;

beforeAll(async () => {
  const bounded = configuration('OR', [node('OR', [vulnerable('a:acme:app', { endExcluding: '2.0' })])]);
  const records = [
    record('CVE-2024-0001', [bounded]),
    record('CVE-2024-0002', [bounded], { status: 'rejected' }),
    record('CVE-2024-0003', [configuration('OR', [node('OR', [{ vulnerable: true, criteria: quote }])])]),
    ...Array.from({ length: 400 }, (_, index) => record(`CVE-2023-${1000 + index}`, [popular(index)])),
  ];
  const database = new DatabaseSync(intel);
  await writeBundle(database, {
    kind: 'full',
    records,
    damaged: () => 0,
    kev: new Set(['CVE-2024-0001']),
    epss: new Map([['CVE-2024-0001', { probability: 1e-7, percentile: 0.5 }]]),
    sources: [],
  });
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function popular(index: number) {
  return configuration('OR', [node('OR', [vulnerable('a:acme:popular', { endExcluding: `${index}.5` })])]);
}

async function match(args: MatchArguments, input: Iterable<string | Buffer> = [], delay = 0) {
  const chunks: Buffer[] = [];
  const stdout = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        chunks.push(Buffer.from(chunk));
        done();
      }, delay);
    },
  });
  const stdin = Readable.from(input, { objectMode: false });
  const status = await runMatch({ intel, ...args }, { stdin, stdout, stderr: stdout });
  const text = Buffer.concat(chunks).toString('utf8');
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  return { status, lines: lines.map((line) => JSON.parse(line) as Line) };
}

describe('sitewarden match', () => {
  it('answers with all that a verdict says, in the order of the contract', async () => {
    const name = cpe('a:acme:app:1.0');
    const { status, lines } = await match({ cpe: [name] });
    expect(status).toBe(0);
    expect(JSON.stringify(lines[0])).toBe(
      JSON.stringify({
        cpe: name,
        verdicts: [
          {
            cve_id: 'CVE-2024-0001',
            verdict: 'affected',
            score: null,
            severity: null,
            vector: null,
            cvss_version: null,
            known_exploited: true,
            epss: { probability: 1e-7, percentile: 0.5 },
            confidence: 90,
            deciding_statement: 'cpe:2.3:a:acme:app:*:*:*:*:*:*:*:* < 2.0',
            source: 'nvd',
          },
        ],
      }),
    );
  });

  it('says with --all what does not concern the product, rejected records included', async () => {
    const { lines } = await match({ cpe: [cpe('a:acme:app:1.0'), cpe('a:acme:app:3.0')], all: true });
    expect(lines.map(({ verdicts }) => verdicts?.map(({ cve_id: id, verdict }) => [id, verdict]))).toEqual([
      [
        ['CVE-2024-0001', 'affected'],
        ['CVE-2024-0002', 'not_affected'],
      ],
      [
        ['CVE-2024-0001', 'not_affected'],
        ['CVE-2024-0002', 'not_affected'],
      ],
    ]);
  });

  it('answers line by line in their order, passes over blank lines and names what is wrong with others', async () => {
    const input = [
      `${cpe('a:acme:app:1.0')}\r\n\n   \n`,
      'nonsense "quoted" \u0001\n',
      `${cpe('a:acme:*:1.0')}\n${'x'.repeat(10_000)}\n`,
      `${cpe('a:nobody:nothing:1')}\n  ${quote}  \n`,
      cpe('a:acme:app:5').slice(0, 20),
      cpe('a:acme:app:5').slice(20),
    ];
    const { status, lines } = await match({ stdin: true, cpe: [cpe('a:acme:app:9')] }, input);
    expect(status).toBe(0);
    expect(lines.map((line) => line.error?.code ?? line.verdicts?.length)).toEqual([
      0,
      1,
      'malformed_cpe',
      'cpe_without_product',
      'malformed_cpe',
      0,
      1,
      0,
    ]);
    expect(lines[2]?.cpe).toBe('nonsense "quoted" \u0001');
    expect(lines[2]?.error?.doc_url).toContain('malformed_cpe');
    expect(lines[4]?.cpe).toBe('x'.repeat(200));
    expect(lines[6]?.cpe).toBe(quote);
    expect(lines[6]?.verdicts?.[0]?.deciding_statement).toBe(quote);
  });

  it('gives the same however the input is cut, and to a slow reader', async () => {
    const text = Array.from({ length: 60 }, (_, index) => `${cpe(`a:acme:popular:${index * 6}.${index}`)}\n`);
    const whole = await match({ stdin: true }, [text.join('')]);
    const bytes = Buffer.from(text.join(''));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
      bytes.subarray(at * 7, at * 7 + 7),
    );
    expect(await match({ stdin: true }, pieces, 1)).toEqual(whole);
    expect(whole.lines).toHaveLength(60);
    expect(whole.lines.map(({ verdicts }) => verdicts?.length)).toEqual(
      Array.from({ length: 60 }, (_, index) => 400 - index * 6 - (index >= 5 ? 1 : 0)),
    );
  });

  it('reads no further than a slow reader allows', async () => {
    let taken = 0;
    let written = 0;
    const stdin = Readable.from(
      (function* lines() {
        for (; taken < 5000; taken += 1) yield `${cpe(`a:acme:popular:${taken % 7}.1`)}\n`;
      })(),
      { objectMode: false },
    );
    const stdout = new Writable({
      write(chunk: Buffer) {
        written += chunk.length; // and never says that it is done
      },
    });
    void runMatch({ intel, stdin: true }, { stdin, stdout, stderr: stdout });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(1024 * 1024);
    expect(taken).toBeLessThan(5000);
  });

  it('ends quietly when its reader goes away', async () => {
    const main = new URL('../../../src/main/sitewarden.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [main, 'match', '--stdin', '--intel', intel], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${cpe('a:acme:popular:1.1')}\n`.repeat(2000));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect({ status, complaint }).toEqual({ status: 0, complaint: '' });
  });
});
