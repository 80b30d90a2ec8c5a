import { describe, expect, it } from 'vitest';
import { boundaryFaults } from './boundary-faults.ts';
import { processFaults } from './process-rules.ts';

const root = new URL('..', import.meta.url).pathname;

describe('boundaryFaults', () => {
  it('sees every planted module and names each planted violation', async () => {
    const report = await boundaryFaults(root, ['tools/planted/src', 'tools/planted/client']);
    expect(report.seen).toBe(report.present);
    const words = report.faults.map((fault) => fault.word).join('\n');
    expect(words).toContain('domain/reads-files.ts: not-in-allowed');
    expect(words).toContain('matching/type-only-sideways.ts: not-in-allowed');
    expect(words).toContain('main/turns-left.ts: no-cycles');
    expect(words).toContain('scanning/reads-environment.ts: process.env is read only in src/config');
    expect(words).toContain('client/reaches-source.ts: not-in-allowed');
    expect(words).toContain('operations/asks-the-client.ts: not-in-allowed');
    expect(words).not.toContain('target.ts: ');
  });
});

describe('processFaults', () => {
  it('lets each room do what is its own', () => {
    expect(processFaults('src/config/settings.ts', 'const a = process.env;')).toEqual([]);
    expect(processFaults('src/main/serve.ts', 'process.exit(1)')).toEqual([]);
    expect(processFaults('src/store/a.ts', '// process.exit(1) would lose the transaction\n')).toEqual([]);
  });

  it.each([
    ['src/store/a.ts', "process['env']"],
    ['src/main/a.ts', 'process.env.HOME'],
    ['src/cli/a.ts', 'process.exit(0)'],
    ['src/config/a.ts', "import { env } from 'node:process';"],
  ])('finds the planted fault in %s: %s', (path, text) => {
    expect(processFaults(path, text)).toHaveLength(1);
  });
});
