import { existsSync, readFileSync } from 'node:fs';
import { FingerprintFile, MarkFile, type Fingerprint, type Mark } from './fingerprint-file.ts';

const folder = new URL('../../../../data/fingerprints/', import.meta.url);
const loaded = new Map<string, readonly Fingerprint[]>();
let loadedMarks: readonly Mark[] | undefined;

/** The fingerprints of a protocol in order of precedence, read once; empty when there are none for it. */
export function fingerprintsOf(protocol: string): readonly Fingerprint[] {
  const known = loaded.get(protocol);
  if (known !== undefined) return known;
  const file = new URL(`${protocol}.json`, folder);
  const list = existsSync(file)
    ? FingerprintFile.parse(JSON.parse(readFileSync(file, 'utf8'))).fingerprints
    : [];
  loaded.set(protocol, list);
  return list;
}

/** The marks of distributions, in order of precedence, read once. */
export function distributionMarks(): readonly Mark[] {
  loadedMarks ??= MarkFile.parse(
    JSON.parse(readFileSync(new URL('distribution-marks.json', folder), 'utf8')),
  ).marks;
  return loadedMarks;
}
