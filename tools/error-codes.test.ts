import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandErrors } from '../src/cli/command-errors.ts';
import { errorCatalogue } from '../src/http/errors/catalogue.ts';
import { listFiles } from './list-files.ts';

const root = join(import.meta.dirname, '..');
const thrown = /new SitewardenError\(\s*'[a-z_]+',\s*'([a-z_]+)'/gu;

/** Codes that a program fault would give, never a user's doing, or that whoever reads XML takes for himself. */
const internal = new Set(['no_http_probe', 'router_command_refused', 'xml_damaged']);

function codesThrown(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const file of listFiles(root, 'src').filter((name) => name.endsWith('.ts'))) {
    if (file.endsWith('.test.ts')) continue;
    for (const [, code = ''] of readFileSync(join(root, file), 'utf8').matchAll(thrown))
      codes.set(code, file);
  }
  return codes;
}

describe('the error codes', () => {
  it('are found in the code at all', () => {
    expect(codesThrown().size).toBeGreaterThan(40);
  });

  it.each([...codesThrown()])('%s, thrown in %s, is explained to its reader', (code) => {
    expect(internal.has(code) || code in commandErrors || code in errorCatalogue).toBe(true);
  });
});
