import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFaults, roomFaults, variablesIn } from './document-faults.ts';
import { listFiles } from './list-files.ts';
import { structureFaults } from './structure-faults.ts';

const root = new URL('..', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const required = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'bench/README.md',
  'client/README.md',
];
const documents = [...required, ...listFiles(root, 'docs').filter((path) => path.endsWith('.md'))];
const code = ['src', 'test', 'tools', 'bench', '.ci'].flatMap((directory) => listFiles(root, directory));
const sources = code.filter((path) => /\.(?:ts|md)$/u.test(path) && !path.startsWith('tools/planted/'));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const facts = {
  root,
  scripts: new Set(Object.keys(scripts)),
  variables: variablesIn(
    root,
    code.filter((path) => /\.ts$|^\.ci\//u.test(path) && !/^tools\/|\/settings\.test\.ts$/u.test(path)),
  ),
};

const faults = [
  ...required.filter((path) => !existsSync(join(root, path))).map((path) => `${path}: is missing`),
  ...documents
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => documentFaults(path, read(path), facts)),
  ...roomFaults(root, read('ARCHITECTURE.md')),
  ...structureFaults(root, sources),
];
for (const fault of faults) console.error(fault);
console.log(
  `documents: ${documents.length} read, ${sources.length} files of one form, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
