import type { Candidate } from '../../src/domain/affected-statement.ts';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import type { IntelligenceBundle } from '../../src/intelligence/bundle/intelligence-bundle.ts';

/** A product of a bundle, `part:vendor:product`, with some of the versions that its statements name. */
export interface Product {
  readonly key: string;
  readonly cves: number;
  readonly versions: readonly string[];
}

/** All products whose key holds no wildcard. */
export function readProducts(from: IntelligenceBundle): Product[] {
  const found: Product[] = [];
  for (const key of from.productKeys()) {
    const name = parseCpeName(`cpe:2.3:${key}:*:*:*:*:*:*:*:*`);
    if (name === undefined || /[*?]/u.test(key)) continue;
    const candidates = from.findCandidates(name);
    found.push({ key, cves: candidates.length, versions: versionsOf(candidates) });
  }
  return found;
}

/** At most 200 of the versions that statements name, spread evenly. */
function versionsOf(candidates: readonly Candidate[]): string[] {
  const versions = new Set<string>();
  for (const { statements } of candidates) {
    for (const { matches } of statements) {
      for (const { version, range } of matches) {
        if (/^[\w.]+$/u.test(version)) versions.add(version);
        for (const bound of Object.values(range ?? {})) if (/^[\w.]+$/u.test(bound)) versions.add(bound);
      }
    }
  }
  const all = [...versions];
  const step = Math.max(1, Math.ceil(all.length / 200));
  return all.filter((_, index) => index % step === 0);
}

/** A CPE of one of the products: half of the versions are ones that statements name, half random dotted numbers. */
export function drawCpe(from: readonly Product[], random: () => number): string {
  const product = from[Math.floor(random() * from.length)];
  const known = product?.versions ?? [];
  const named = known[Math.floor(random() * known.length)];
  const dotted = Array.from({ length: 2 + Math.floor(random() * 3) }, () => Math.floor(random() * 20)).join(
    '.',
  );
  return `cpe:2.3:${product?.key}:${random() < 0.5 ? (named ?? dotted) : dotted}:*:*:*:*:*:*:*`;
}
