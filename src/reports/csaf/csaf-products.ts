import { entryProduct, type EntryProduct } from '../model/entry-product.ts';
import type { ReportEntry } from '../model/report-entry.ts';

/** The product tree of a document, and which of its products an entry is about. */
export interface CsafProducts {
  readonly list: readonly object[];
  readonly idOf: (entry: ReportEntry) => string;
}

/** A product for each program at each place, numbered in the order in which they are met. */
export function csafProducts(entries: readonly ReportEntry[]): CsafProducts {
  const ids = new Map<string, string>();
  const list: object[] = [];
  for (const entry of entries) {
    const product = entryProduct(entry);
    if (ids.has(keyOf(product))) continue;
    const id = `P${ids.size + 1}`;
    ids.set(keyOf(product), id);
    list.push({
      product_id: id,
      name: product.name,
      product_identification_helper: {
        cpe: product.cpe,
        x_generic_uris: [{ namespace: 'urn:sitewarden:service', uri: product.urn }],
      },
    });
  }
  return { list, idOf: (entry) => ids.get(keyOf(entryProduct(entry))) ?? '' };
}

function keyOf({ urn, cpe }: EntryProduct): string {
  return `${urn} ${cpe}`;
}
