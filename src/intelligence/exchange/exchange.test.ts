import { generateKeyPairSync, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aTar } from '../../../test/support/an-archive.ts';
import { someNvdRecords } from '../../../test/support/some-feeds.ts';
import { buildIntelligence } from '../build-intelligence.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { exportBundle } from './export-bundle.ts';
import { importBundle, type ImportOrder } from './import-bundle.ts';
import { openExport } from './open-export.ts';

const made = mkdtempSync(join(tmpdir(), 'sitewarden-made-'));
let folder = '';
const signal = new AbortController().signal;
const older = join(made, 'older.bundle');
const newer = join(made, 'newer.bundle');

function aKey(name: string): { file: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(made, `${name}.pem`);
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { file, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}
const ours = aKey('ours');
const theirs = aKey('theirs');

beforeAll(async () => {
  for (const [out, modifiedAt] of [
    [older, '2030-01-01T00:00:00.000'],
    [newer, '2030-02-01T00:00:00.000'],
  ] as const) {
    const nvdDirectory = join(made, modifiedAt.slice(5, 7));
    mkdirSync(nvdDirectory);
    writeFileSync(join(nvdDirectory, 'a.json'), someNvdRecords(2020, 5, modifiedAt));
    await buildIntelligence({ now: new Date('2031-12-31T00:00:00.000Z'), nvdDirectory, out });
  }
});
afterAll(() => rmSync(made, { recursive: true }));
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-exchange-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => join(folder, 'export.tar');
const out = (): string => join(folder, 'standing.bundle');
const put = (bundleFile: string, signingKeyFile?: string) =>
  exportBundle({ bundleFile, out: file(), signingKeyFile, signal });
const take = (extra: Partial<ImportOrder> = {}) =>
  importBundle({
    from: file(),
    out: out(),
    feedDirectory: join(folder, 'feeds'),
    publicKey: undefined,
    allowOlder: false,
    signal,
    ...extra,
  });
const digestOf = (path: string): string => {
  const bundle = openBundle(path);
  bundle.close();
  return bundle.info.digest;
};

describe('an exported bundle', () => {
  it('is one file, the same for the same bundle, that becomes the bundle again', async () => {
    const manifest = await put(newer);
    expect(manifest.bundle).toMatchObject({ records: 5, newest_record_at: '2030-02-01T00:00:00.000Z' });
    const first = readFileSync(file());
    await put(newer);
    expect(readFileSync(file()).equals(first)).toBe(true);
    expect(await take()).toMatchObject({ signature: 'none', info: { digest: manifest.bundle.digest } });
    expect(readFileSync(out()).equals(readFileSync(newer))).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['export.tar', 'feeds', 'standing.bundle']);
  });

  it('is taken with a good signature only, once a key is configured', async () => {
    await put(newer, ours.file);
    expect((await take({ publicKey: ours.publicKey })).signature).toBe('good');
    expect((await take()).signature).toBe('unchecked');
    await put(newer, theirs.file);
    await expect(take({ publicKey: ours.publicKey })).rejects.toMatchObject({ code: 'export_signature' });
    await put(newer);
    await expect(take({ publicKey: ours.publicKey })).rejects.toMatchObject({ code: 'export_unsigned' });
  });

  it('does not take away what is known already, unless it is told to', async () => {
    await put(newer);
    await take();
    await put(older, ours.file);
    await expect(take({ publicKey: ours.publicKey })).rejects.toMatchObject({ code: 'export_older' });
    expect(digestOf(out())).toBe(digestOf(newer));
    await take({ allowOlder: true });
    expect(digestOf(out())).toBe(digestOf(older));
  });

  it('replaces a bundle that cannot be read', async () => {
    await put(newer);
    writeFileSync(out(), 'no bundle');
    await take();
    expect(digestOf(out())).toBe(digestOf(newer));
  });

  it('needs a key that signs', async () => {
    const noKey = join(folder, 'no.pem');
    writeFileSync(noKey, 'a secret that is no key');
    await expect(put(newer, noKey)).rejects.toMatchObject({
      code: 'signing_key_unusable',
      message: expect.not.stringContaining('a secret'),
    });
    await expect(put(join(folder, 'absent'))).rejects.toMatchObject({ code: 'bundle_not_found' });
    await expect(exportBundle({ bundleFile: newer, out: join(folder, 'a/b'), signal })).rejects.toMatchObject(
      {
        code: 'export_unwritable',
      },
    );
  });
});

describe('a file that is not what it says leaves the standing bundle', () => {
  beforeEach(async () => {
    writeFileSync(out(), readFileSync(older));
    await put(newer, ours.file);
  });
  afterEach(() => {
    expect(readFileSync(out()).equals(readFileSync(older))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
  const refused = async (content: Buffer, code: string, extra: Partial<ImportOrder> = {}) => {
    writeFileSync(file(), content);
    await expect(take(extra)).rejects.toMatchObject({ code });
  };

  it('cut off anywhere', async () => {
    const whole = readFileSync(file());
    const { bundleAt, file: opened, manifest } = await openExport(file(), undefined);
    await opened.close();
    for (const end of [0, 3, 511, 512, 700, 1500, bundleAt, bundleAt + manifest.bundle.bytes - 1]) {
      await refused(whole.subarray(0, end), 'export_damaged');
    }
  });

  it('with any byte of the bundle or its manifest changed', async () => {
    const whole = readFileSync(file());
    const { bundleAt, file: opened, manifest } = await openExport(file(), undefined);
    await opened.close();
    for (let turn = 0; turn < 20; turn += 1) {
      const changed = Buffer.from(whole);
      const at = bundleAt + randomInt(manifest.bundle.bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
      await refused(changed, 'export_damaged', { publicKey: ours.publicKey });
    }
    const forged = Buffer.from(whole);
    forged[whole.indexOf('"records": 5') + 11] = 0x36;
    await refused(forged, 'export_signature', { publicKey: ours.publicKey });
  });

  it('of another form', async () => {
    await refused(Buffer.from('not an export'.repeat(100)), 'export_damaged');
    await refused(aTar({ 'something.json': '{}' }), 'export_damaged');
    await refused(aTar({ 'manifest.json': '{"format":2}' }), 'export_damaged');
    await refused(aTar({ 'manifest.json': 'x'.repeat(100_000) }), 'export_damaged');
    rmSync(file());
    await expect(take()).rejects.toMatchObject({ code: 'export_missing' });
    await expect(take({ from: folder })).rejects.toMatchObject({ code: 'export_missing' });
  });
});
