import { z } from 'zod';
import { Severity } from '../../domain/severity.ts';

const productName = z.string().regex(/^[aoh]:[^:]+:(?:\\.|[^:\\])+$/u);
const versionText = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._+-]{0,39}$/u);

/** Versions of one product that are affected: a range, or versions by name (`5.6`, or `5.6 p1` with its update). */
export const AffectedVersions = z
  .strictObject({
    /** Key of the file's `products`. */
    product: z.string().min(1),
    /** CPE `sw_edition`: RouterOS writes its channel there, `-` for stable, `ltr` for long-term. */
    edition: z.string().min(1).optional(),
    /** CPE `part:vendor:product` the product must run on to be affected. */
    platform: productName.optional(),
    from: versionText.optional(),
    after: versionText.optional(),
    through: versionText.optional(),
    before: versionText.optional(),
    versions: z
      .array(z.string().regex(/^(?:[0-9A-Za-z._+-]{1,40}|-)(?: [0-9A-Za-z._+-]{1,20})?$/u))
      .optional(),
  })
  .refine(
    (entry) => (entry.versions === undefined) === hasBound(entry),
    'needs either versions or bounds: facts that name neither are left out of the baseline',
  );
export type AffectedVersions = z.infer<typeof AffectedVersions>;

function hasBound(entry: { from?: unknown; after?: unknown; through?: unknown; before?: unknown }): boolean {
  return [entry.from, entry.after, entry.through, entry.before].some((bound) => bound !== undefined);
}

/** What the project itself says of one CVE. */
export const CveFact = z.strictObject({
  cve: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
  published: z.iso.date(),
  /** The CVE numbering authority that assigned the id. */
  assigner: z.string().min(1).optional(),
  /** The project's own sentence. */
  summary: z.string().min(20).max(240).regex(/\.$/u),
  cvss: z
    .strictObject({
      version: z.enum(['2.0', '3.0', '3.1', '4.0']),
      vector: z.string().min(10),
      score: z.number().min(0).max(10),
      severity: Severity,
      source: z.string().min(1),
      type: z.enum(['Primary', 'Secondary']),
    })
    .optional(),
  weaknesses: z.array(z.string()).default([]),
  knownExploited: z.boolean().default(false),
  references: z.array(z.url()).min(1),
  affected: z.array(AffectedVersions).min(1),
});
export type CveFact = z.infer<typeof CveFact>;

/** One file of `data/baseline`: the facts about one family of products. */
export const BaselineFamily = z.strictObject({
  family: z.string().min(1),
  /** Short name → CPE `part:vendor:product`. */
  products: z.record(z.string(), productName),
  facts: z.array(CveFact).min(1),
});
export type BaselineFamily = z.infer<typeof BaselineFamily>;
