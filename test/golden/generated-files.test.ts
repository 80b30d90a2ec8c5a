import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientDirectory } from '../../tools/client-files.ts';
import { goldenFiles } from '../../tools/golden-files.ts';
import { listFiles } from '../../tools/list-files.ts';

const root = join(import.meta.dirname, '../..');
const files = await goldenFiles(root);

describe('a committed file that is made from code', () => {
  it.each([...files.keys()])('%s is what the code makes today (else: npm run golden)', (path) => {
    const present = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
    expect(present).toBe(files.get(path));
  });

  it('is all there is in the generated part of the client', () => {
    const made = [...files.keys()].filter((path) => path.startsWith(`${clientDirectory}/`));
    expect(made.length).toBeGreaterThan(3);
    expect(listFiles(root, clientDirectory)).toEqual(made.toSorted());
  });

  it('has a page for every error code and none for codes that are gone', () => {
    const pages = readdirSync(join(root, 'docs/errors')).map((name) => `docs/errors/${name}`);
    expect(pages.toSorted()).toEqual([...files.keys()].filter((path) => path.startsWith('docs/errors/')).toSorted());
  });
});
