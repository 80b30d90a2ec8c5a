import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering } from '../support/answering.ts';
import { runProgram } from '../support/run-program.ts';
import { someNmapXml } from '../support/some-nmap-xml.ts';
import { aRemoteService, token, type RemoteService, type Thing } from './a-remote-service.ts';

const nobody = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e';
let remote: RemoteService;

beforeAll(async () => {
  remote = await aRemoteService();
}, 120_000);

afterAll(async () => remote.end());

const sitewarden = (args: readonly string[], input = '') => remote.sitewarden(args, input);
const answer = <T>(...args: string[]) => remote.answer<T>(...args);
const aSite = (name: string) => remote.aSite(name);

describe('sitewarden devices and findings', () => {
  const device = {
    id: nobody,
    mac_address: '00:1A:2B:3C:4D:5E',
    manufacturer: null,
    hostname: 'fileserver.local',
    device_class: 'server',
    ip_address: '192.168.1.101',
    open_cve_count: 14,
    unique_cve_count: 15,
    highest_score: 9.8,
    last_seen_at: '2026-11-02T12:10:00.000Z',
  };

  it('list what scans have found, here none of another site', async () => {
    const site = await aSite('Empty');
    expect(await answer('devices', 'list', '--site', site.id)).toEqual([]);
    expect(await answer('findings', 'list', '--site', site.id, '--severity', 'CRITICAL')).toEqual([]);
    const wrong = await sitewarden(['findings', 'list', '--severity', 'huge']);
    expect(wrong.status).toBe(2);
  });

  it('show one a line', async () => {
    const finding = {
      id: nobody,
      cve_id: 'CVE-2023-38408',
      status: 'open',
      state: 'reopened',
      tickets: [{ id: nobody, reference: 'OPS-1423', url: null, state: 'open' }],
      score: 9.8,
      severity: 'CRITICAL',
      known_exploited: true,
      priority: { tier: 'three_days', due_at: '2026-11-04T02:00:00.000Z', reasons: [], rule: '' },
      port: 22,
      transport: 'tcp',
      device,
      last_seen_at: device.last_seen_at,
    };
    const devices = await answering(200, 'application/json', JSON.stringify([device]));
    const findings = await answering(200, 'application/json', JSON.stringify([finding]));
    const listed = await sitewarden(['devices', 'list', '--url', devices.url]);
    const found = await sitewarden(['findings', 'list', '--url', findings.url]);
    devices.close();
    findings.close();
    expect(listed.stdout).toMatch(
      /^192\.168\.1\.101 +00:1A:2B:3C:4D:5E +fileserver\.local +- +server +14 +15 +9\.8 /mu,
    );
    expect(found.stdout).toMatch(
      /^CVE-2023-38408 +9\.8 +CRITICAL +KEV +2026-11-04 +reopened +22\/tcp +192\.168\.1\.101 +00:1A:2B:3C:4D:5E +OPS-1423 /mu,
    );
  });
});

describe('what a scan has found, by commands alone', () => {
  let siteId: string;
  let scanId: string;
  let finding: Thing;
  let cpe: string;
  const before = new Date(Date.now() - 60_000).toISOString();

  beforeAll(async () => {
    siteId = (await aSite('Changing')).id;
    const file = join(remote.folder, 'changing.xml');
    await writeFile(file, someNmapXml(['127.0.0.2']));
    scanId = (await answer<{ scan_id: string }>('import', file, '--site', siteId)).scan_id;
    const [first] = await answer<Thing[]>('findings', 'list', '--site', siteId, '--state', 'open');
    if (first === undefined) throw new Error('The import has no finding.');
    finding = first;
    const headers = { authorization: `Bearer ${token}` };
    const details = await fetch(`${remote.url}/v1/findings/${finding.id}`, { headers });
    cpe = ((await details.json()) as { evidence: { judged_cpe: string } }).evidence.judged_cpe;
  }, 60_000);

  it('links it to a ticket that is closed, opened again and taken away', async () => {
    const reference = 'OPS 1423/a';
    const link = 'https://desk.example.net/1423';
    const args = ['--cve', String(finding['cve_id']), '--site', siteId, '--link', link];
    const linked = await answer<Thing>('tickets', 'link', reference, ...args);
    expect(linked).toMatchObject({ reference, url: link, state: 'open', linked: 1 });
    expect(await answer<Thing>('tickets', 'close', reference)).toMatchObject({ state: 'closed' });
    const listed = await sitewarden(['tickets', 'list', '--state', 'closed']);
    expect(listed.stdout).toMatch(/^OPS 1423\/a +closed +1 +1 +0 /mu);
    expect(await answer('tickets', 'findings', linked.id)).toMatchObject([{ id: finding.id }]);
    expect(await answer('findings', 'list', '--ticket', linked.id)).toMatchObject([{ id: finding.id }]);
    expect(await answer<Thing>('tickets', 'reopen', reference)).toMatchObject({ state: 'reopened' });
    expect((await sitewarden(['tickets', 'unlink', linked.id, finding.id])).status).toBe(0);
    expect(await answer('tickets', 'get', linked.id)).toMatchObject({ findings: { total: 0 } });
    expect((await sitewarden(['tickets', 'delete', linked.id])).status).toBe(0);
    const gone = await sitewarden(['tickets', 'close', reference]);
    expect([gone.status, gone.stderr]).toEqual([
      expect.any(Number),
      expect.stringContaining('ticket_not_found'),
    ]);
    expect(gone.status).not.toBe(0);
  });

  const aDocument = () =>
    JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.net/vex/1',
      author: 'Example Networks',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: String(finding['cve_id']) },
          products: [{ '@id': 'pkg:generic/ours', identifiers: { cpe23: cpe } }],
          status: 'not_affected',
          justification: 'component_not_present',
        },
        {
          vulnerability: { name: 'CVE-2030-0001' },
          products: [{ '@id': 'pkg:generic/nobody-knows-it' }],
          status: 'not_affected',
          justification: 'component_not_present',
        },
      ],
    });

  it('is shown as it is in its life', async () => {
    const { stdout } = await sitewarden(['findings', 'list', '--site', siteId]);
    expect(stdout).toMatch(/^CVE +CVSS +SEVERITY +KEV +DUE +STATE +PORT /u);
    expect(await answer('findings', 'list', '--site', siteId, '--closed', '--state', 'unknown')).toEqual([]);
    const overdue = await answer<Thing[]>('findings', 'list', '--site', siteId, '--overdue');
    const exploited = await answer<Thing[]>('findings', 'list', '--site', siteId, '--known-exploited');
    const all = await answer<Thing[]>('findings', 'list', '--site', siteId);
    expect(exploited).toEqual(all.filter((each) => each['known_exploited']));
    expect(all).toEqual(expect.arrayContaining(overdue));
  });

  it('is told as a change since an instant or a scan', async () => {
    const { status, stdout } = await sitewarden(['deltas', `--from=${before}`, '--site', siteId]);
    expect([status, stdout.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(
        /^KIND +CVE +CVSS +SEVERITY +KEV +BEFORE +AFTER +CAUSE +LAST REASON +AT +ADDRESS /u,
      ),
    ]);
    const line = new RegExp(
      `^new +${String(finding['cve_id'])} .+ - +open +device +first_seen .+ 127\\.0\\.0\\.2 `,
      'mu',
    );
    expect(stdout).toMatch(line);
    const list = await answer<Thing[]>('deltas', `--from=${before}`, '--kind', 'new', '--limit', '1');
    expect(list).toEqual([expect.objectContaining({ kind: 'new', before: null, after: 'open' })]);
    expect(await answer('deltas', `--from=${scanId}`, '--site', siteId)).toEqual([]);
  });

  it('is verified by a scan of its own', async () => {
    const started = await answer<{ scan_id: string }>('findings', 'verify', finding.id);
    expect(started).toMatchObject({ target: '127.0.0.2', status: 'pending' });
    expect((await sitewarden(['scans', 'watch', started.scan_id])).stdout).toMatch(/^status +finished$/mu);
    const unknown = await sitewarden(['findings', 'verify', nobody]);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('(finding_not_found)')]);
  });

  it('is counted over time, of all or of each site', async () => {
    const { status, stdout } = await sitewarden(['trends', '--group=site', '--interval', 'week']);
    const [open = '', fixes = '', clocks = ''] = stdout.split('\n\n');
    expect(status).toBe(0);
    expect(open).toMatch(/^SITE +AT +OPEN +CRITICAL +HIGH +MEDIUM +LOW +NONE +UNSCORED +TRIAGE +3 DAYS /u);
    expect(open).toMatch(new RegExp(`^${siteId} +\\S+Z +[1-9]`, 'mu'));
    expect(fixes).toMatch(new RegExp(`^SITE +FIXED +MEDIAN DAYS +P90 DAYS\n${siteId} +0 +- +-$`, 'u'));
    expect(clocks).toMatch(/^SITE +TIER +OPEN NOW +OVERDUE +NEXT DUE\n/u);
    const together = await sitewarden(['trends', `--from=${before}`]);
    expect(together.stdout).toMatch(/^AT +OPEN [^]+\n\nFIXED [^]+\n\nTIER /u);
    const given = await answer<{ trends: unknown[] }>('trends', `--from=${before}`, '--site', siteId);
    expect(given.trends).toHaveLength(1);
    const wrong = await sitewarden(['trends', '--from=yesterday']);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('(parameter_invalid)')]);
  });

  it('is a false positive once its vendor says so', async () => {
    const imported = await sitewarden(['vex', 'import', '-', '--site', siteId], aDocument());
    expect({ status: imported.status, stderr: imported.stderr }).toEqual({ status: 0, stderr: '' });
    expect(imported.stdout).toMatch(/^already_imported +false$/mu);
    expect(imported.stdout).toMatch(/^rules +1$/mu);
    expect(imported.stdout).toMatch(
      /^idle +CVE-2030-0001 pkg:generic\/nobody-knows-it not_affected product_unknown$/mu,
    );
    const excused = await answer<Thing[]>('findings', 'list', '--status', 'false_positive');
    expect(excused.map(({ id }) => id)).toEqual([finding.id]);
    const decided = await answer<Thing[]>('deltas', `--from=${scanId}`, '--kind', 'decided');
    expect(decided).toEqual([expect.objectContaining({ finding_id: finding.id, after: 'false_positive' })]);
  });

  it('counts a document from a file at all sites, unless one is named, and the same one once', async () => {
    const file = join(remote.folder, 'vendor.json');
    await writeFile(file, aDocument());
    expect(await answer('vex', 'import', file)).toMatchObject({ already_imported: false, site_id: null });
    expect(await answer('vex', 'import', file)).toMatchObject({ already_imported: true });
    const nothing = await sitewarden(['vex', 'import', `${file}.away`]);
    expect([nothing.status, nothing.stderr]).toEqual([2, expect.stringContaining('(body_file_unreadable)')]);
    const other = await sitewarden(['vex', 'import', '-'], '{}');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('(vex_')]);
  });

  it('is open again once each document that said so is withdrawn', async () => {
    const documents = await answer<Thing[]>('vex', 'list');
    expect(documents).toHaveLength(2);
    for (const { id } of documents) {
      const withdrawn = await sitewarden(['vex', 'withdraw', id]);
      expect(withdrawn).toMatchObject({ status: 0, stdout: 'The document counts no more.\n' });
    }
    expect(await answer('findings', 'list', '--status', 'false_positive')).toEqual([]);
    expect(await answer('vex', 'list')).toEqual([]);
    expect((await sitewarden(['vex', 'list', '--all'])).stdout).toMatch(/^DOCUMENT +VERSION +AUTHOR/u);
    const unknown = await sitewarden(['vex', 'withdraw', finding.id]);
    expect([unknown.status, unknown.stderr]).toEqual([
      1,
      expect.stringContaining('(vex_document_not_found)'),
    ]);
  });
});

describe('sitewarden deltas', () => {
  it('follows pages, short and empty ones too, and asks for them as large as may be', async () => {
    const asked: string[] = [];
    const change = (cve_id: string) => ({ kind: 'fixed', cve_id, causes: [], device: {} });
    const pages = [[], [change('CVE-2030-0001')], [change('CVE-2030-0002')], [change('CVE-2030-0003')]];
    const server = createServer(({ url: at = '' }, response) => {
      const page = asked.push(at);
      const next = page < pages.length ? { link: `</v1/deltas?cursor=${page}>; rel="next"` } : {};
      response.writeHead(200, { 'content-type': 'application/json', ...next });
      response.end(JSON.stringify(pages[page - 1]));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { stdout } = await sitewarden([
      'deltas',
      '--from=ABC-DEF-GHJ',
      '--kind=fixed',
      '--limit=2',
      '--url',
      at,
    ]);
    server.close();
    expect(stdout.match(/CVE-\S+/gu)).toEqual(['CVE-2030-0001', 'CVE-2030-0002']);
    const query = '/v1/deltas?from=ABC-DEF-GHJ&kind=fixed';
    expect(asked.slice(0, 3)).toEqual([query, `${query}&cursor=1`, `${query}&cursor=2`]);
  });

  it('asks since when', async () => {
    const { status, stderr } = await sitewarden(['deltas', '--kind=new']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--from')]);
  });
});

describe('a command about findings', () => {
  const span = ['--from=2026-11-01T00:00:00Z', '--to=2026-12-01T00:00:00Z'];
  const sentSpan = 'from=2026-11-01T00%3A00%3A00Z&to=2026-12-01T00%3A00%3A00Z';

  it.each([
    [
      ['findings', 'list', '--status=false_positive', '--state=false_positive'],
      '/v1/findings?status=false_positive&state=false_positive',
    ],
    [['findings', 'list', '--closed', '--known-exploited'], '/v1/findings?closed=true&known_exploited=true'],
    [['findings', 'list', '--overdue', '--sort=due_at'], '/v1/findings?overdue=true&sort=due_at'],
    [['deltas', ...span, `--site=${nobody}`], `/v1/deltas?${sentSpan}&site_id=${nobody}`],
    [
      ['trends', ...span, '--interval=month', '--group=device_class', `--site=${nobody}`],
      `/v1/trends?${sentSpan}&interval=month&group=device_class&site_id=${nobody}`,
    ],
  ])('asks for what its options say: %j', async (command, expected) => {
    const service = await answering(200, 'application/json', '[]');
    await sitewarden([...command, '--json', '--url', service.url]);
    service.close();
    expect(((await service.asked) as IncomingMessage).url).toBe(expected);
  });

  it.each([
    [['findings', 'list'], '/v1/findings'],
    [['tickets', 'list'], '/v1/tickets'],
    [['deltas'], '/v1/deltas'],
    [['trends'], '/v1/trends'],
  ])('takes every word that the API takes: %j', async (command, path) => {
    interface Parameter {
      readonly name: string;
      readonly schema: { readonly enum?: readonly string[] };
    }
    const api = JSON.parse(await readFile('openapi.json', 'utf8')) as {
      paths: Record<string, { get: { parameters: Parameter[] } }>;
    };
    const help = (await runProgram([...command, '--help'])).stdout.replaceAll(/\s+/gu, ' ');
    for (const { name, schema } of api.paths[path]?.get.parameters ?? []) {
      if (name === 'cursor') continue;
      const option = `--${name.replace('_id', '').replaceAll('_', '-')}`;
      expect(help).toMatch(new RegExp(`${option}[ ,]`, 'u'));
      const words = (schema.enum ?? []).map((word) => `"${word}"`).join(', ');
      if (!words.startsWith('"true"')) expect(help).toContain(words);
    }
  });

  it.each(['findings', 'deltas', 'tickets', 'trends', 'vex'])('explains itself: %s', async (group) => {
    const { stdout } = await runProgram([group, '--help']);
    await expect(stdout).toMatchFileSnapshot(`../golden/cli-help-${group}.txt`);
  });
});
