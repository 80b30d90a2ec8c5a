import { z } from 'zod';
import { statementSources } from '../../domain/statement-source.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const criteria = 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*';
const factor = {
  name: 'version_match',
  effect: 90,
  sentence: 'The version lies inside what the record states as affected.',
};

export const explanationExample = {
  cve_id: 'CVE-2026-10000',
  cpe: 'cpe:2.3:o:mikrotik:routeros:7.10:*:*:*:*:*:*:*',
  outcome: 'judged' as const,
  rejected: false,
  verdict: {
    verdict: 'affected' as const,
    confidence: 70,
    source: 'cve_list' as const,
    statement: `${criteria} >= 7.1, < 7.12`,
    matched_cpe: criteria,
    conflicts: [
      { source: 'cve_list_cpe' as const, verdict: 'not_affected' as const, statement: `${criteria} < 7.9` },
    ],
    factors: [
      factor,
      { name: 'sources_conflict', effect: -20, sentence: 'Another source says the opposite.' },
    ],
  },
  reason: 'in_range',
  because: 'The version lies in the range.',
  distribution: null,
  statements: [
    {
      source: 'cve_list' as const,
      record_digest: digest,
      product: 'o:mikrotik:routeros',
      statement: `${criteria} >= 7.1, < 7.12`,
      role: 'decides' as const,
      verdict: 'affected' as const,
      reason: 'in_range',
      because: 'The version lies in the range.',
      confidence: 90,
      factors: [factor],
      quarantined: false,
    },
    {
      source: 'cve_list_cpe' as const,
      record_digest: digest,
      product: 'o:mikrotik:routeros',
      statement: `${criteria} < 7.9`,
      role: 'contradicts' as const,
      verdict: 'not_affected' as const,
      reason: 'outside_range',
      because: 'The version lies outside the range.',
      confidence: 90,
      factors: [factor],
      quarantined: false,
    },
  ],
  further_statements: 0,
  notes: [],
  raised_by: ["Read the records that contradict each other, the vendor's first."],
  intel_digest: digest,
};

const VerdictWord = z.enum(['affected', 'not_affected', 'unknown']);
const Source = z.enum(statementSources);
const VerdictSource = z.enum([...statementSources, 'debian_tracker']);
const Confidence = z.int().min(0).max(100);
const Factors = z.array(z.object({ name: z.string(), effect: z.int(), sentence: z.string() }));

const StatementJson = z.object({
  source: Source,
  record_digest: z.string().nullable().meta({ description: 'of the record that it stands in' }),
  product: z.string().meta({ description: '`part:vendor:product` as the source wrote it' }),
  statement: z.string(),
  role: z.enum(['decides', 'agrees', 'contradicts', 'undecided', 'set_aside']).meta({
    description: '`set_aside`: another statement speaks for the same source',
  }),
  verdict: VerdictWord.meta({ description: 'of this statement alone' }),
  reason: z.string(),
  because: z.string(),
  confidence: Confidence,
  factors: Factors,
  quarantined: z.boolean().meta({ description: 'it rests on a version that was never released' }),
});

/** The JSON of an explanation, the same from the API and from `sitewarden explain --json`. */
export const ExplanationJson = z
  .object({
    cve_id: z.string(),
    cpe: z.string(),
    outcome: z.enum(['judged', 'unknown_cve', 'not_named']).meta({
      description:
        '`unknown_cve`: the intelligence does not hold it; `not_named`: none of its statements names the product',
    }),
    rejected: z.boolean().meta({ description: 'the record of the CVE was rejected: it concerns nobody' }),
    verdict: z
      .object({
        verdict: VerdictWord,
        confidence: Confidence,
        source: VerdictSource,
        statement: z.string(),
        matched_cpe: z.string(),
        conflicts: z.array(z.object({ source: Source, verdict: VerdictWord, statement: z.string() })),
        factors: Factors,
      })
      .nullable()
      .meta({ description: 'null unless judged' }),
    reason: z.string().nullable(),
    because: z.string(),
    distribution: z
      .object({ verdict: z.enum(['affected', 'not_affected']), statement: z.string() })
      .nullable()
      .meta({ description: "what a distribution's tracker makes of the revision in the banner" }),
    statements: z.array(StatementJson).meta({ description: 'most trusted first' }),
    further_statements: z.int().min(0),
    notes: z.array(z.string()).meta({
      description:
        'releases above the version with security fixes without a CVE yet; whether its branch gets no fixes any more, or is newer than the intelligence knows',
    }),
    raised_by: z.array(z.string()).meta({ description: 'what would make the verdict surer' }),
    intel_digest: z.string(),
  })
  .meta({
    id: 'Explanation',
    description: 'The chain from what the sources say to the verdict on one CVE and one CPE.',
    examples: [explanationExample],
  });
export type ExplanationJson = z.infer<typeof ExplanationJson>;
