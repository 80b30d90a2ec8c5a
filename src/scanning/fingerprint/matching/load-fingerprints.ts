import { existsSync, readFileSync } from 'node:fs';
import type { Fingerprint, Mark, WrittenFingerprint } from './fingerprint.ts';

const folder = new URL('../../../../data/fingerprints/', import.meta.url);
const loaded = new Map<string, readonly Fingerprint[]>();
let loadedMarks: readonly Mark[] | undefined;

/** The fingerprints of a protocol in order of precedence, read once; empty when there are none for it. */
export function fingerprintsOf(protocol: string): readonly Fingerprint[] {
  const known = loaded.get(protocol);
  if (known !== undefined) return known;
  const file = new URL(`${protocol}.json`, folder);
  const written = existsSync(file) ? (read(file) as { fingerprints: WrittenFingerprint[] }).fingerprints : [];
  const list = written.map((one) => ({ flags: '', version: '{version}', cpe: [], extra: {}, ...one }));
  loaded.set(protocol, list);
  return list;
}

/** The marks of distributions, in order of precedence, read once. */
export function distributionMarks(): readonly Mark[] {
  loadedMarks ??= (read(new URL('distribution-marks.json', folder)) as { marks: Mark[] }).marks;
  return loadedMarks;
}

/** Shipped data: its form is held by the tests. */
function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
