/**
 * Whether scans that somebody else made, imported a second time, change anything: `node bench/import-scans.ts FOLDER [BUNDLE]` with a
 * folder of nmap's XML files (`nmap -oX`). A store of its own is made and removed; nothing is sent.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openIntelligence } from '../src/operations/intelligence/open-intelligence.ts';
import type { OperationContext } from '../src/operations/operation-context.ts';
import { importScan } from '../src/operations/scan-imports/import-scan.ts';
import { createSite } from '../src/operations/sites/create-site.ts';
import { openJobQueue } from '../src/store/jobs/open-job-queue.ts';
import { openStore } from '../src/store/open-store.ts';
import { insertOrganization } from '../src/store/queries/organization-queries.ts';
import { systemClock } from '../src/support/clock.ts';
import { newId } from '../src/support/new-id.ts';

const [folder = '', bundle] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'sitewarden-imports-'));
const store = await openStore({ dataDirectory });
const jobs = await openJobQueue(store, (error) => {
  throw error;
});
const intelligence = await openIntelligence(bundle);
const organizationId = newId();
await insertOrganization(store.db, { id: organizationId, name: 'Imports', createdAt: new Date() });
const context: OperationContext = {
  organizationId,
  actor: { kind: 'system', id: 'bench', scopes: ['cve:create', 'site:create'], siteIds: null },
  clock: systemClock,
  newId,
  store: store.forOrganization(organizationId),
  installation: store,
  jobs,
  intelligence: { current: () => intelligence },
  settings: {
    allowPublicNetworks: true,
    minPrefixLengthIpv4: 0,
    publicUrl: 'http://127.0.0.1',
    linkSecret: 'x'.repeat(32),
    linkLifetimeSeconds: 60,
    secretKey: undefined,
    triggerLimitHours: 0,
    feeds: { recordFile: '', updateHours: undefined },
  },
};
const site = await createSite(context, { name: 'Everywhere', networks: ['0.0.0.0/0', '::/0'] });

/** A digest of all rows of each table. */
async function digests(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(store.db);
  const all = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql<{ digest: string }>`select count(*) || ' rows ' ||
      coalesce(md5(string_agg(row::text, '' order by row::text)), '') as digest from ${sql.table(name)} row`.execute(
      store.db,
    );
    all.set(name, rows[0]?.digest ?? '');
  }
  return all;
}

async function importAll(): Promise<{ hosts: number; there: number; ms: number }> {
  const startedAt = performance.now();
  let [hosts, there] = [0, 0];
  for (const file of files) {
    const content = readFileSync(path.join(folder, file), 'utf8');
    const done = await importScan(context, { siteId: site.id, format: 'nmap_xml', content });
    hosts += done.hosts;
    if (done.wasThere) there += 1;
  }
  return { hosts, there, ms: performance.now() - startedAt };
}

for (const round of ['first', 'second']) {
  const before = await digests();
  const { hosts, there, ms } = await importAll();
  const after = await digests();
  const names = [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
  const changed = names.length === 0 ? 'none' : names.join(', ');
  console.log(
    `${round}: ${files.length} scans, ${hosts} hosts, ${there} were there, ${(ms / 1000).toFixed(1)} s; ` +
      `changed tables: ${changed}`,
  );
  if (round === 'second')
    for (const name of ['devices', 'services', 'findings', 'scans']) console.log(name, after.get(name));
}
await jobs.stop();
intelligence.close();
await store.close();
rmSync(dataDirectory, { recursive: true, force: true });
