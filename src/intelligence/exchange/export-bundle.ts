import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openBundle } from '../bundle/open-bundle.ts';
import { settleFile } from '../fetching/settle-file.ts';
import { tarBlockBytes, writeTarHead } from '../fetching/tar-head.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exportEntries, type Manifest } from './manifest.ts';
import { readSigningKey, signManifest } from './manifest-signature.ts';

export interface ExportOrder {
  /** The bundle file. */
  readonly bundleFile: string;
  /** The file to write. */
  readonly out: string;
  /** PEM file of an Ed25519 private key; unsigned without. */
  readonly signingKeyFile?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Writes a bundle with its manifest, and its signature where a key is given, into one file, whole or not at all. The
 * same bundle and key give the same file. Errors: those of `openBundle`, `signing_key_unusable`, `export_unwritable`.
 */
export async function exportBundle(order: ExportOrder): Promise<Manifest> {
  const { bundleFile, out, signingKeyFile, signal } = order;
  const key = signingKeyFile === undefined ? undefined : readSigningKey(signingKeyFile);
  const bundle = openBundle(bundleFile);
  bundle.close();
  const { digest, formatVersion, kind, records, newestRecordAt } = bundle.info;
  const { size: bytes } = await stat(bundleFile);
  const sha256 = await sha256Of(bundleFile, signal);
  const manifest: Manifest = {
    format: 1,
    bundle: {
      bytes,
      sha256,
      digest,
      format_version: formatVersion,
      kind,
      records,
      newest_record_at: newestRecordAt,
    },
  };
  const text = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  const partial = `${out}.partial`;
  try {
    const signature = key === undefined ? undefined : Buffer.from(`${signManifest(text, key)}\n`);
    await pipeline(Readable.from(entries(text, signature, bundleFile, bytes)), createWriteStream(partial), {
      signal,
    });
    await settleFile(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw signal.aborted ? error : unwritable(out, error);
  }
  return manifest;
}

async function* entries(
  manifest: Buffer,
  signature: Buffer | undefined,
  bundleFile: string,
  bytes: number,
): AsyncGenerator<Buffer> {
  yield writeTarHead(exportEntries.manifest, manifest.length);
  yield padded(manifest);
  if (signature !== undefined) {
    yield writeTarHead(exportEntries.signature, signature.length);
    yield padded(signature);
  }
  yield writeTarHead(exportEntries.bundle, bytes);
  yield* createReadStream(bundleFile) as AsyncIterable<Buffer>;
  yield Buffer.alloc((tarBlockBytes - (bytes % tarBlockBytes)) % tarBlockBytes);
  // The end of a tar archive: two empty blocks.
  yield Buffer.alloc(2 * tarBlockBytes);
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([
    content,
    Buffer.alloc((tarBlockBytes - (content.length % tarBlockBytes)) % tarBlockBytes),
  ]);
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}

function unwritable(out: string, cause: unknown): SitewardenError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SitewardenError('invalid', 'export_unwritable', `Cannot write ${out}: ${why}.`, { cause });
}
