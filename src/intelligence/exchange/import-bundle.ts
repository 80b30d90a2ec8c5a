import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { settleFile } from '../fetching/settle-file.ts';
import { lockUpdates } from '../updating/update-lock.ts';
import type { Manifest } from './manifest.ts';
import type { SignatureState } from './manifest-signature.ts';
import { damaged, openExport, type OpenedExport } from './open-export.ts';

export interface ImportOrder {
  /** What `exportBundle` wrote. */
  readonly from: string;
  /** The bundle file to put in place. */
  readonly out: string;
  /** Where updates keep their feeds: none runs while a bundle is put in place. */
  readonly feedDirectory: string;
  /** SubjectPublicKeyInfo in Base64; when it is given, only what is signed by its key is taken. */
  readonly publicKey: string | undefined;
  /** Take a bundle whose newest record is older than that of the standing one. */
  readonly allowOlder: boolean;
  readonly signal: AbortSignal;
}

export interface ImportedBundle {
  readonly info: BundleInfo;
  readonly signature: SignatureState;
}

/**
 * Puts an exported bundle in the place of the standing one when signature, size and digests are right; otherwise, or
 * when it is killed, the standing one stays. Errors: `export_missing`, `export_damaged`, `export_unsigned`,
 * `export_signature`, `export_older`, `bundle_format`, `bundle_unwritable`, `update_running`.
 */
export async function importBundle(order: ImportOrder): Promise<ImportedBundle> {
  const opened = await openExport(order.from, order.publicKey);
  try {
    assertSigned(opened.signature, order.publicKey);
    if (!order.allowOlder) assertNotOlder(opened.manifest, order.out);
    const unlock = lockUpdates(order.feedDirectory);
    try {
      return { info: await takeIn(opened, order), signature: opened.signature };
    } finally {
      unlock();
    }
  } finally {
    await opened.file.close();
  }
}

async function takeIn(opened: OpenedExport, { out, signal }: ImportOrder): Promise<BundleInfo> {
  const { bundle: said } = opened.manifest;
  const folder = dirname(resolve(out));
  const partial = join(folder, `.${basename(out)}.${randomUUID()}.partial`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sha256 = await copyBundle(opened, partial, signal);
    if (sha256 !== said.sha256) throw damaged('the bundle in it has another digest than its manifest says');
    const bundle = openBundle(partial);
    bundle.close();
    if (bundle.info.digest !== said.digest)
      throw damaged('the bundle in it is not the one its manifest names');
    await settleFile(partial, out);
    return bundle.info;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof SitewardenError || signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new SitewardenError('invalid', 'bundle_unwritable', `Cannot write ${out}: ${why}.`, {
      cause: error,
    });
  }
}

async function copyBundle(
  { file, bundleAt, manifest }: OpenedExport,
  partial: string,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const end = bundleAt + manifest.bundle.bytes - 1;
  const source = file.createReadStream({ start: bundleAt, end, autoClose: false });
  const hashed = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(source, hashed, createWriteStream(partial), { signal });
  return hash.digest('hex');
}

function assertSigned(signature: SignatureState, publicKey: string | undefined): void {
  if (publicKey === undefined || signature === 'good') return;
  if (signature === 'wrong') {
    throw new SitewardenError(
      'invalid',
      'export_signature',
      'The signature is not by the key of SITEWARDEN_INTEL_PUBLIC_KEY; the standing bundle stays.',
    );
  }
  throw new SitewardenError(
    'invalid',
    'export_unsigned',
    'The file is not signed, and SITEWARDEN_INTEL_PUBLIC_KEY asks for it; the standing bundle stays.',
  );
}

/** An old export, rightly signed then, would take away what has become known since. */
function assertNotOlder({ bundle: { newest_record_at: newest } }: Manifest, out: string): void {
  const standing = standingNewest(out);
  if (standing === undefined || (newest !== null && newest >= standing)) return;
  throw new SitewardenError(
    'invalid',
    'export_older',
    `The newest record in the file is of ${newest ?? 'no date'}, in the standing bundle of ${standing}. ` +
      'Give --allow-older to take it all the same.',
  );
}

function standingNewest(out: string): string | undefined {
  if (!existsSync(out)) return undefined;
  try {
    const bundle = openBundle(out);
    bundle.close();
    return bundle.info.newestRecordAt ?? undefined;
  } catch {
    return undefined;
  }
}
