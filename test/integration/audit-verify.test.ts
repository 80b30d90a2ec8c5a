import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable, Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAuditVerify, type AuditVerifyArguments } from '../../src/cli/commands/audit.ts';
import { appendAuditEntry } from '../../src/store/queries/audit-log-queries.ts';
import { newId } from '../../src/support/new-id.ts';
import { adminToken, anApi, asAdmin, type AnApi } from '../contract/an-api.ts';

let api: AnApi;
let url: string;
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-audit-'));
beforeAll(async () => {
  api = await anApi();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  await api.context.store.transaction(async (connection) => {
    // More than one page, with all kinds of states.
    for (let index = 0; index < 1100; index += 1)
      await appendAuditEntry(connection, facts(index), { isChange: true });
  });
  await api.app.inject({
    method: 'POST',
    url: '/v1/sites',
    headers: asAdmin,
    payload: { name: 'No networks' },
  });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

function facts(index: number) {
  return {
    id: newId(),
    organizationId: api.organizationId,
    actorKind: 'jwt',
    actorId: 'ada',
    action: 'updateSite',
    objectKind: 'site',
    objectId: String(index),
    outcome: 'done',
    code: null,
    requestId: null,
    before: { z: [1, { b: 0.1, a: 'ü😀' }], name: null },
    after: index % 2 === 0 ? null : { name: '\u2028', score: 9.8 },
    createdAt: new Date().toISOString(),
  } as const;
}

async function verify(args: AuditVerifyArguments): Promise<{ status: number; out: string }> {
  let out = '';
  const sink = () =>
    new Writable({
      write(piece, _encoding, done) {
        out += String(piece);
        done();
      },
    });
  const io = { stdin: Readable.from([]), stdout: sink(), stderr: sink() };
  return { status: await runAuditVerify(args, io, new AbortController().signal), out };
}

const overApi = (more: AuditVerifyArguments = {}) => verify({ url, token: adminToken, ...more });

async function aFile(
  change: (entries: Record<string, unknown>[]) => unknown[] = (all) => all,
): Promise<string> {
  const entries: Record<string, unknown>[] = [];
  for (let next = '/v1/audit-log'; next !== '';) {
    const page = await api.app.inject({ url: next, headers: asAdmin });
    entries.push(...page.json<Record<string, unknown>[]>());
    next = /<([^>]+)>/u.exec(String(page.headers['link'] ?? ''))?.[1] ?? '';
  }
  const file = join(folder, `${newId()}.jsonl`);
  writeFileSync(
    file,
    change(entries)
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  );
  return file;
}

describe('sitewarden audit verify', () => {
  it('finds a chain intact over the API and in a file, and names its head', async () => {
    const online = await overApi();
    expect(online).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^1\d\d\d entries, chain intact, head 1\d\d\d:[0-9a-f]{64}\n$/u) as string,
    });
    expect(await verify({ file: await aFile() })).toEqual(online);
    const head = /head (\S+)/u.exec(online.out)?.[1] ?? '';
    expect(await overApi({ expect: head })).toEqual(online);
  });

  it.each([
    [
      'a changed field',
      (all: Record<string, unknown>[]) => ((all[699]!['actor_id'] = 'eve'), all),
      'entry 700: was changed',
    ],
    [
      'a changed state',
      (all: Record<string, unknown>[]) => ((all[9]!['after'] = { name: 'x' }), all),
      'entry 10: was changed',
    ],
    [
      'an entry taken out',
      (all: Record<string, unknown>[]) => all.toSpliced(41, 1),
      'entry 42: the entry 42 is missing',
    ],
    [
      'the beginning cut off',
      (all: Record<string, unknown>[]) => all.slice(1),
      'entry 1: the entry 1 is missing',
    ],
    [
      'an entry put in',
      (all: Record<string, unknown>[]) => all.toSpliced(41, 0, { ...all[41]!, actor_id: 'eve' }),
      'entry 42: was changed',
    ],
    [
      'two entries changed over',
      (all: Record<string, unknown>[]) => all.with(4, all[5]!).with(5, all[4]!),
      'entry 5: the entry 5 is missing',
    ],
  ])('finds %s in a file', async (_case, change, fault) => {
    const { status, out } = await verify({ file: await aFile(change) });
    expect(out).toContain(`chain broken, ${fault}`);
    expect(status).toBe(1);
  });

  it('finds by what was noted earlier that the end was cut off, or that all was written anew', async () => {
    const head = /head (\S+)/u.exec((await overApi()).out)?.[1] ?? '';
    const [sequence = '', hash = ''] = head.split(':');
    const short = await aFile((all) => all.slice(0, -3));
    expect((await verify({ file: short })).status).toBe(0);
    const cut = await verify({ file: short, expect: head });
    expect(cut).toMatchObject({
      status: 1,
      out: expect.stringContaining(`entry ${sequence} is missing`) as string,
    });
    const other = await overApi({ expect: `5:${hash}` });
    expect(other).toMatchObject({
      status: 1,
      out: expect.stringContaining('entry 5: is not the one') as string,
    });
  });

  it('finds what was changed in the database behind the back of the product', async () => {
    await sql`alter table audit_log disable trigger all`.execute(api.store.db);
    await sql`update audit_log set outcome = 'refused' where sequence = 1050`.execute(api.store.db);
    expect(await overApi()).toMatchObject({
      status: 1,
      out: 'chain broken, entry 1050: was changed after it was written\n',
    });
    await sql`update audit_log set outcome = 'done' where sequence = 1050`.execute(api.store.db);
    await sql`alter table audit_log enable trigger all`.execute(api.store.db);
    expect((await overApi()).status).toBe(0);
  });

  it.each([
    [{}, 'remote_token_missing'],
    [{ url: 'http://127.0.0.1:1', file: '/nowhere' }, 'audit_source'],
    [{ url: 'ftp://127.0.0.1', token: 'x' }, 'remote_url_unusable'],
    [{ url: 'http://127.0.0.1:1', token: 'x' }, 'service_unreachable'],
    [{ file: '/nowhere/at-all' }, 'audit_unreadable'],
    [{ file: import.meta.filename }, 'audit_line_malformed'],
    [{ file: '/nowhere', expect: 'nonsense' }, 'audit_expectation'],
  ])('says of %j what is wrong: %s', async (args, code) => {
    await expect(verify(args)).rejects.toMatchObject({ code });
  });

  it('repeats what the API says when it refuses', async () => {
    const token = await api.tokenWith(['cve:view']);
    await expect(verify({ url, token })).rejects.toMatchObject({
      code: 'missing_scope',
      message: expect.stringContaining('audit:view') as string,
    });
  });
});
