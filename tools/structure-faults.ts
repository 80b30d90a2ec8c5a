import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const forbiddenNames = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'info',
  'base',
  'data',
]);
const longestFile = 400;

/** Rooms whose tenants are folders of one form. */
const pluralRooms: Readonly<Record<string, { tenants: RegExp; files: readonly string[] }>> = {
  'src/versions': { tenants: /^src\/versions\/([^/]+)\/.+/u, files: ['index.ts', 'readme.md', '*.test.ts'] },
  'src/intelligence': {
    tenants: /^src\/intelligence\/(nvd|kev|epss)\/.+/u,
    files: ['read-*.ts', 'readme.md', '*.test.ts'],
  },
};

/** Files with a forbidden name, over the longest length, with a forbidden class, and tenants without their form. */
export function structureFaults(root: string, files: readonly string[]): string[] {
  return [
    ...files.flatMap((file) => fileFaults(file, readFileSync(join(root, file), 'utf8'))),
    ...Object.values(pluralRooms).flatMap(({ tenants, files: form }) => tenantFaults(files, tenants, form)),
  ];
}

/** Faults of one source file. */
export function fileFaults(file: string, text: string): string[] {
  const faults: string[] = [];
  const name = basename(file).replace(/(?:\.test)?\.[a-z]+$/u, '');
  if (forbiddenNames.has(name)) faults.push(`${file}: "${name}" says nothing about what is inside`);
  const lines = text.split('\n').length - 1;
  if (file.endsWith('.ts') && lines > longestFile)
    faults.push(`${file}: ${lines} lines, at most ${longestFile}`);
  for (const [, ending = ''] of text.matchAll(/\bclass \w+?(Service|Manager|Helper|Util)\b/gu)) {
    faults.push(`${file}: a class that ends in ${ending}`);
  }
  if (/^\s*export \* from /mu.test(text)) faults.push(`${file}: a barrel (export * from …)`);
  return faults;
}

/** Tenant folders that lack a file of their room's form. */
export function tenantFaults(files: readonly string[], tenants: RegExp, form: readonly string[]): string[] {
  const byTenant = Map.groupBy(
    files.filter((file) => tenants.test(file)),
    (file) => file.split('/').slice(0, 3).join('/'),
  );
  return Array.from(byTenant).flatMap(([tenant, members]) =>
    form
      .filter((wanted) => !members.some((file) => fits(basename(file), wanted)))
      .map((wanted) => `${tenant}: has no ${wanted}, unlike its neighbours`),
  );
}

function fits(name: string, wanted: string): boolean {
  const [start = '', end] = wanted.split('*');
  return end === undefined ? name === wanted : name.startsWith(start) && name.endsWith(end);
}
