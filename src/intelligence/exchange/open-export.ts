import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readTarHead, tarBlockBytes } from '../fetching/tar-head.ts';
import { exportEntries, Manifest, maxManifestBytes } from './manifest.ts';
import { checkSignature, type SignatureState } from './manifest-signature.ts';

export interface OpenedExport {
  readonly manifest: Manifest;
  readonly signature: SignatureState;
  /** Where in the file the bundle begins. */
  readonly bundleAt: number;
  readonly file: FileHandle;
}

/**
 * Opens a file that `exportBundle` wrote and reads what it says of itself; the bundle in it is not looked at. The caller
 * closes `file`. Errors: `export_missing`, `export_damaged`.
 */
export async function openExport(path: string, publicKey: string | undefined): Promise<OpenedExport> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const first = await readEntry(file, 0);
    if (first.name !== exportEntries.manifest) throw damaged('it does not begin with a manifest');
    const text = await readContent(file, first);
    const manifest = parseManifest(text);
    let next = await readEntry(file, first.endsAt);
    let signature: string | undefined;
    if (next.name === exportEntries.signature) {
      signature = (await readContent(file, next)).toString('latin1').trim();
      next = await readEntry(file, next.endsAt);
    }
    if (next.name !== exportEntries.bundle) throw damaged('no bundle follows its manifest');
    if (next.bytes !== manifest.bundle.bytes)
      throw damaged('the bundle in it is longer or shorter than it says');
    if (size < next.startsAt + next.bytes) throw damaged('it ends before the bundle does');
    return { manifest, signature: checkSignature(text, signature, publicKey), bundleAt: next.startsAt, file };
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

async function readEntry(file: FileHandle, at: number): Promise<Entry> {
  const head = Buffer.alloc(tarBlockBytes);
  const { bytesRead } = await file.read(head, 0, head.length, at);
  if (bytesRead < head.length) throw damaged('it ends in the middle');
  let found: ReturnType<typeof readTarHead>;
  try {
    found = readTarHead(head);
  } catch (cause) {
    throw damaged('it is no archive of the form that an export has', cause);
  }
  const startsAt = at + tarBlockBytes;
  const endsAt = startsAt + Math.ceil(found.bytes / tarBlockBytes) * tarBlockBytes;
  return { name: found.name, bytes: found.bytes, startsAt, endsAt };
}

async function readContent(file: FileHandle, { bytes, startsAt }: Entry): Promise<Buffer> {
  if (bytes > maxManifestBytes) throw damaged('what it says of itself is too long');
  const content = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(content, 0, bytes, startsAt);
  if (bytesRead < bytes) throw damaged('it ends in the middle');
  return content;
}

function parseManifest(text: Buffer): Manifest {
  try {
    return Manifest.parse(JSON.parse(text.toString('utf8')));
  } catch (cause) {
    throw damaged('its manifest cannot be read', cause);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw new Error('it is no regular file');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SitewardenError('usage', 'export_missing', `Cannot open ${path}: ${why}.`, { cause });
  }
}

/** For files that are no export, or not all of it. */
export function damaged(why: string, cause?: unknown): SitewardenError {
  return new SitewardenError(
    'invalid',
    'export_damaged',
    `The file cannot be used: ${why}. Copy or export it again.`,
    {
      cause,
    },
  );
}
