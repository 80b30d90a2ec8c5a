import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goldenFiles } from './golden-files.ts';

const root = new URL('..', import.meta.url).pathname;
const files = await goldenFiles(root);
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
console.log(`${files.size} files written; look at the difference before you commit it`);
