import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Printed before the tests, so that nobody takes a skipped test for a passed one.
const root = join(import.meta.dirname, '..');
const { SITEWARDEN_TEST_DATABASE_URL: databaseUrl, SITEWARDEN_LAB: lab } = process.env;
const skipped = [
  databaseUrl === undefined &&
    'tests on PostgreSQL: SITEWARDEN_TEST_DATABASE_URL is not set (PGlite stands in for the same tests)',
  !existsSync(join(root, '../shared/feeds/nvd')) &&
    'tests on whole vulnerability feeds: there is no ../shared/feeds/nvd',
  lab !== '1' && 'tests on a network of namespaces: they need root and SITEWARDEN_LAB=1',
].filter((reason) => reason !== false);
for (const reason of skipped) process.stdout.write(`Skipped: ${reason}\n`);
