import { z } from 'zod';
import type { VexDocument, VexStatement } from '../../domain/vex-document.ts';
import { VexJustification } from '../../domain/vex-justification.ts';
import { boundedStatements } from './bounded-statements.ts';
import { NameText } from './name-text.ts';
import { narrowerWords } from './narrower-words.ts';
import { onePurl } from './one-purl.ts';
import { serviceOf } from './service-of.ts';

const text = z.string().max(4000);
const Identified = z.object({
  '@id': text.optional(),
  identifiers: z.object({ cpe23: text.optional(), cpe22: text.optional(), purl: text.optional() }).optional(),
  hashes: z.unknown().optional(),
});
const Product = z.union([
  text.transform((id) => ({
    '@id': id,
    identifiers: undefined,
    hashes: undefined,
    subcomponents: undefined,
  })),
  Identified.extend({ subcomponents: z.array(Identified).max(1000).optional() }),
]);
const Statement = z.object({
  vulnerability: z.union([
    text.transform((name) => ({ name, aliases: undefined })),
    z.object({ name: text, aliases: z.array(text).max(100).optional() }),
  ]),
  products: z.array(Product).max(10_000).default([]),
  status: text,
  timestamp: z.iso.datetime({ offset: true }).optional(),
  justification: text.optional(),
  impact_statement: text.optional(),
  status_notes: text.optional(),
});
const OpenVex = z.object({
  '@context': text.refine((context) => context.startsWith('https://openvex.dev/ns')),
  '@id': NameText,
  author: NameText,
  timestamp: z.iso.datetime({ offset: true }),
  last_updated: z.iso.datetime({ offset: true }).optional(),
  version: z.union([z.number(), NameText]),
  statements: z.array(Statement).max(20_000),
});

const statuses = ['not_affected', 'fixed', 'affected', 'under_investigation'] as const;

/** What an OpenVEX document (0.0.1 to 0.2.0) says; undefined for anything else. Throws `invalid` / `vex_too_large`. */
export function readOpenVex(content: unknown): VexDocument | undefined {
  const parsed = OpenVex.safeParse(content);
  if (!parsed.success) return undefined;
  const { author, version, timestamp, last_updated: updated, statements } = parsed.data;
  return {
    format: 'openvex',
    documentId: parsed.data['@id'],
    author,
    version: String(version),
    issuedAt: new Date(updated ?? timestamp).toISOString(),
    statements: boundedStatements(
      Iterator.from(statements).flatMap((statement) => statementsOf(statement, timestamp)),
    ),
  };
}

function* statementsOf(statement: z.output<typeof Statement>, issuedAt: string): Generator<VexStatement> {
  const { vulnerability, products, status, justification, impact_statement: impact } = statement;
  const names = [vulnerability.name, ...(vulnerability.aliases ?? [])].map((name) => name.toUpperCase());
  const cveId = names.find((name) => name.startsWith('CVE-')) ?? vulnerability.name;
  const said = {
    cveId,
    isOfVersions: false,
    saidAt: statement.timestamp ?? issuedAt,
    status: statuses.find((known) => known === status) ?? 'other',
    justification: VexJustification.safeParse(justification).data ?? null,
    words: impact ?? statement.status_notes ?? '',
  } as const;
  for (const product of products) {
    for (const identity of identitiesOf(product)) yield { ...identity, ...said };
  }
}

type Identity = Pick<VexStatement, 'name' | 'cpe' | 'purl' | 'purls' | 'narrower' | 'at'>;

/** A product by its own CPE, or else its package URL; a service of ours by its address, with the CPEs of what runs there. */
function identitiesOf(product: z.output<typeof Product>): Identity[] {
  const name = product['@id'] ?? product.identifiers?.purl ?? 'a product without a name';
  const at = serviceOf(name);
  if (at === null) return [{ name, ...namesOf(product), at }];
  const inside = (product.subcomponents ?? []).map((part) => ({ name, ...namesOf(part), at }));
  return inside.length === 0 ? [{ name, cpe: null, purl: null, purls: [], narrower: null, at }] : inside;
}

function namesOf({ '@id': id, identifiers, hashes }: z.output<typeof Identified>) {
  const cpe = identifiers?.cpe23 ?? identifiers?.cpe22 ?? (id?.startsWith('cpe:') === true ? id : null);
  const written = [id?.startsWith('pkg:') === true ? id : undefined, identifiers?.purl];
  const purls = written.filter((purl) => purl !== undefined);
  const words = written.map((purl) => narrowerWords(cpe, { purl, lists: { hashes } }));
  const purl = cpe === null ? onePurl(purls) : null;
  return { cpe, purl, purls, narrower: words.find((narrower) => narrower !== null) ?? null };
}
