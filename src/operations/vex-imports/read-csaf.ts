import { z } from 'zod';
import type { VexDocument, VexStatement } from '../../domain/vex-document.ts';
import { VexJustification } from '../../domain/vex-justification.ts';
import { boundedStatements } from './bounded-statements.ts';
import { NameText } from './name-text.ts';
import { narrowerWords } from './narrower-words.ts';
import { onePurl } from './one-purl.ts';
import { serviceOf } from './service-of.ts';

const text = z.string().max(4000);
const ids = z.array(text).max(20_000).default([]);
const FullProduct = z.object({
  product_id: text,
  name: text,
  product_identification_helper: z
    .object({
      cpe: text.optional(),
      purl: text.optional(),
      x_generic_uris: z
        .array(z.object({ uri: text }))
        .max(1000)
        .default([]),
      hashes: z.unknown().optional(),
      model_numbers: z.unknown().optional(),
      serial_numbers: z.unknown().optional(),
      skus: z.unknown().optional(),
    })
    .optional(),
});
const Branch = z.object({
  category: text.optional(),
  product: FullProduct.optional(),
  branches: z.array(z.unknown()).max(10_000).default([]),
});
const Vulnerability = z.object({
  cve: text.optional(),
  product_status: z.record(text, ids).default({}),
  flags: z
    .array(z.object({ label: text, product_ids: ids }))
    .max(1000)
    .default([]),
  threats: z
    .array(z.object({ category: text, details: text, product_ids: ids }))
    .max(10_000)
    .default([]),
});
const Csaf = z.object({
  document: z.object({
    csaf_version: z.literal('2.0'),
    publisher: z.object({ name: NameText }),
    tracking: z.object({
      id: NameText,
      version: NameText,
      current_release_date: z.iso.datetime({ offset: true }),
    }),
  }),
  product_tree: z
    .object({
      full_product_names: z.array(FullProduct).max(20_000).default([]),
      branches: z.array(z.unknown()).max(10_000).default([]),
      relationships: z
        .array(z.object({ full_product_name: FullProduct }))
        .max(20_000)
        .default([]),
    })
    .default({ full_product_names: [], branches: [], relationships: [] }),
  vulnerabilities: z.array(Vulnerability).max(20_000).default([]),
});

/** CSAF 2.0, 3.2.3.9; what it only recommends says nothing of what is there. */
const statuses: Readonly<Record<string, VexStatement['status']>> = {
  known_not_affected: 'not_affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  under_investigation: 'under_investigation',
};
/** CSAF 2.0, 3.1.2.2: branches of versions, alone or many. */
const versionCategories: ReadonlySet<string | undefined> = new Set([
  'product_version',
  'product_version_range',
]);
const maxDepth = 30;

interface Product extends z.output<typeof FullProduct> {
  readonly isOfVersions?: boolean;
  /** A relationship (CSAF 2.0, 3.2.2.3): as a part of another product or beside it, not wherever else it runs. */
  readonly isRelated?: boolean;
}

/**
 * What a CSAF 2.0 document says of its products; undefined for anything else. Throws `invalid` / `vex_too_large`.
 */
export function readCsaf(content: unknown): VexDocument | undefined {
  const parsed = Csaf.safeParse(content);
  if (!parsed.success) return undefined;
  const { document, product_tree: tree, vulnerabilities } = parsed.data;
  const products = new Map<string, Product>();
  const named: Product[] = [
    ...tree.full_product_names,
    ...tree.relationships.map(({ full_product_name: full }) => ({ ...full, isRelated: true })),
    ...productsOfBranches(tree.branches),
  ];
  for (const product of named) products.set(product.product_id, product);
  const issuedAt = new Date(document.tracking.current_release_date).toISOString();
  return {
    format: 'csaf',
    documentId: document.tracking.id,
    author: document.publisher.name,
    version: document.tracking.version,
    issuedAt,
    statements: boundedStatements(
      Iterator.from(vulnerabilities).flatMap((vulnerability) =>
        statementsOf(vulnerability, products, issuedAt),
      ),
    ),
  };
}

function* productsOfBranches(branches: readonly unknown[]): Generator<Product> {
  const waiting = branches.map((branch) => ({ branch, depth: 1, isBelow: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parsed = Branch.safeParse(next.branch);
    if (!parsed.success) continue;
    const isOfVersions = next.isBelow || versionCategories.has(parsed.data.category);
    if (parsed.data.product !== undefined) yield { ...parsed.data.product, isOfVersions };
    if (next.depth === maxDepth) continue;
    for (const branch of parsed.data.branches)
      waiting.push({ branch, depth: next.depth + 1, isBelow: isOfVersions });
  }
}

function* statementsOf(
  {
    cve = 'a vulnerability without a CVE',
    product_status: groups,
    flags,
    threats,
  }: z.output<typeof Vulnerability>,
  products: ReadonlyMap<string, Product>,
  saidAt: string,
): Generator<VexStatement> {
  const labels = new Map(flags.flatMap(({ label, product_ids: of }) => of.map((id) => [id, label] as const)));
  const impacts = new Map(
    threats
      .filter(({ category }) => category === 'impact')
      .flatMap(({ details, product_ids: of }) => of.map((id) => [id, details] as const)),
  );
  for (const [group, of] of Object.entries(groups)) {
    const status = Object.hasOwn(statuses, group) ? statuses[group] : undefined;
    for (const id of of) {
      const product = products.get(id);
      const said = {
        cveId: cve,
        name: product?.name ?? id,
        isOfVersions: product?.isOfVersions ?? false,
        saidAt,
        status: status ?? 'other',
        justification: VexJustification.safeParse(labels.get(id)).data ?? null,
        words: impacts.get(id) ?? '',
      } as const;
      for (const identity of identitiesOf(product)) yield { ...said, ...identity };
    }
  }
}

/** A product by its CPE name, or else its package URL; at each service of ours that its URIs name, and nowhere else, if any does. */
function identitiesOf(
  product: Product | undefined,
): Pick<VexStatement, 'cpe' | 'purl' | 'purls' | 'narrower' | 'at'>[] {
  const {
    cpe = null,
    purl: written,
    x_generic_uris: uris = [],
    ...lists
  } = product?.product_identification_helper ?? {};
  const purls = written === undefined ? [] : [written];
  const purl = cpe === null ? onePurl(purls) : null;
  const narrower = narrowerWords(cpe, { purl: written, lists });
  const services = uris.map(({ uri }) => serviceOf(uri)).filter((at) => at !== null);
  if (services.length > 0) return services.map((at) => ({ cpe, purl, purls, narrower, at }));
  const related = product?.isRelated === true ? product.name : null;
  return [{ cpe, purl, purls, narrower: narrower ?? related, at: null }];
}
