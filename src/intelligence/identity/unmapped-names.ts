import type { AffectedEntry } from '../../domain/vulnerability-record.ts';

/** A name of the CVE List for which no CPE product is known. */
export interface UnmappedName {
  readonly vendor: string;
  readonly product: string;
  /** Entries that carry it. */
  readonly entries: number;
  /** The first few CVEs that carry it, ascending by text. */
  readonly cveIds: readonly string[];
}

const keptCves = 5;
const maxNames = 500_000;
const maxNameLength = 200;

/** Counts names without a CPE product; beyond a bound new names are only counted together. */
export class UnmappedNames {
  readonly #names = new Map<string, { entries: number; cveIds: string[] }>();

  add({ vendor = '', product, packageName = '' }: AffectedEntry, cveId: string): void {
    const key = `${clean(vendor)}\t${clean(product ?? packageName)}`;
    const known = this.#names.get(key) ?? this.#create(key);
    known.entries += 1;
    if (known.cveIds.includes(cveId)) return;
    known.cveIds.push(cveId);
    if (known.cveIds.length > keptCves) {
      known.cveIds.sort();
      known.cveIds.pop();
    }
  }

  /** Most entries first, then by name. */
  list(): UnmappedName[] {
    const names = Array.from(this.#names, ([key, { entries, cveIds }]) => {
      const [vendor = '', product = ''] = key.split('\t');
      return { vendor, product, entries, cveIds: cveIds.toSorted() };
    });
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return names.sort(
      (a, b) => b.entries - a.entries || order(a.vendor, b.vendor) || order(a.product, b.product),
    );
  }

  #create(key: string) {
    const kept = this.#names.size < maxNames ? key : 'further\tnames';
    const known = this.#names.get(kept) ?? { entries: 0, cveIds: [] };
    this.#names.set(kept, known);
    return known;
  }
}

function clean(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, maxNameLength);
}
