import { z } from 'zod';
import data from '../../data/priority/bod-26-04.json' with { type: 'json' };
import { PriorityTier } from '../domain/priority.ts';

/** The four questions of the directive, answered. */
export interface Answers {
  readonly exposed: boolean;
  readonly exploited: boolean;
  readonly automatable: boolean;
  readonly total: boolean;
}

const Row = z.strictObject({
  row: z.int().min(1),
  exposed: z.boolean(),
  exploited: z.boolean(),
  automatable: z.boolean(),
  total: z.boolean(),
  tier: PriorityTier,
});
const Table = z.strictObject({
  directive: z.string(),
  source: z.string(),
  url: z.url(),
  /** Calendar days; null: with the next upgrade. */
  tiers: z.record(PriorityTier, z.int().positive().nullable()),
  rows: z.array(Row).length(16),
});

const table = Table.parse(data);
const rowOf = new Map(table.rows.map((row) => [keyOf(row), row]));

/** The row of BOD 26-04, Appendix A, Table 1 that fits the answers. */
export function rowFor(answers: Answers): z.infer<typeof Row> {
  const row = rowOf.get(keyOf(answers));
  if (row === undefined) throw new TypeError(`The decision table has no row for ${keyOf(answers)}.`);
  return row;
}

/** Calendar days within which a tier is to be mended; null: with the next upgrade. */
export function daysOfTier(tier: PriorityTier): number | null {
  return table.tiers[tier];
}

function keyOf({ exposed, exploited, automatable, total }: Answers): string {
  return [exposed, exploited, automatable, total].map(Number).join('');
}
