import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clientDirectory } from './client-files.ts';
import { goldenFiles } from './golden-files.ts';
import { listFiles } from './list-files.ts';

const root = new URL('..', import.meta.url).pathname;
const files = await goldenFiles(root);
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
if (existsSync(join(root, clientDirectory))) {
  const gone = listFiles(root, clientDirectory).filter((path) => !files.has(path));
  for (const path of gone) rmSync(join(root, path));
}
console.log(`${files.size} files written; look at the difference before you commit it`);
