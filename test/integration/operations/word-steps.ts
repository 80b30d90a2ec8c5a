import fc from 'fast-check';
import type { RuleLapse } from '../../../src/domain/finding-rule.ts';

/** The program with the first CVE is on both devices, at a port of its own; that with the second on the second alone. */
export const [first, second] = ['CVE-2030-1001', 'CVE-2030-1002'];
/** A finding by the device that it was found on first, and its CVE. */
export type Name = 'a1' | 'b1' | 'b2';
export type Side = 'a' | 'b';
/** How a device is met: with programs that have the CVE, with newer ones, or not at all. */
export type Met = 'old' | 'new' | 'silent';
type Status = 'accepted' | 'mitigated' | 'false_positive';

/** What a rule is about. */
export type Aim =
  | { readonly by: 'cve'; readonly cve: 1 | 2 }
  | { readonly by: 'network' }
  | { readonly by: 'tag' }
  | { readonly by: 'class' }
  | { readonly by: 'finding'; readonly name: Name };

export interface RuleStep {
  readonly kind: 'rule';
  readonly aim: Aim;
  readonly status: Status;
  readonly hours: number | null;
  readonly lapsesOn: readonly RuleLapse[];
}

export type Step =
  | { readonly kind: 'scan'; readonly a: Met; readonly b: Met; readonly outside: boolean }
  | { readonly kind: 'data'; readonly exploited: boolean; readonly fixNamed: boolean }
  | { readonly kind: 'wait'; readonly hours: number }
  | {
      readonly kind: 'decide';
      readonly name: Name;
      readonly status: 'accepted' | 'mitigated';
      readonly hours: number;
    }
  | RuleStep
  | { readonly kind: 'end_rule'; readonly which: number }
  | { readonly kind: 'tag'; readonly side: Side; readonly on: boolean }
  | { readonly kind: 'vex'; readonly document: 1 | 2; readonly says: readonly (1 | 2)[] }
  | { readonly kind: 'withdraw'; readonly document: 1 | 2 }
  | { readonly kind: 'verify'; readonly name: Name; readonly met: Met }
  | { readonly kind: 'merge' }
  | { readonly kind: 'split' };

const name = fc.constantFrom<Name>('a1', 'a1', 'b1', 'b2');
const cve = fc.constantFrom<1 | 2>(1, 1, 2);
const hours = fc.integer({ min: 2, max: 12 });
const met = fc.constantFrom<Met>('old', 'old', 'old', 'new', 'silent');
const kind = <K extends string>(value: K) => fc.constant(value);

const aim: fc.Arbitrary<Aim> = fc.oneof(
  fc.record({ by: kind('cve'), cve }),
  fc.record({ by: kind('network') }),
  fc.record({ by: kind('tag') }),
  fc.record({ by: kind('class') }),
  fc.record({ by: kind('finding'), name }),
);

const one = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('scan'),
      a: met,
      b: met,
      outside: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('data'), exploited: fc.boolean(), fixNamed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('wait'), hours }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('decide'),
      name,
      status: fc.constantFrom('mitigated' as const, 'mitigated' as const, 'accepted' as const),
      hours,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('rule'),
      aim,
      status: fc.constantFrom<Status>('accepted', 'mitigated', 'false_positive'),
      hours: fc.option(hours),
      lapsesOn: fc.subarray<RuleLapse>(['known_exploited', 'exposed', 'fix_available']),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('end_rule'), which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('tag'),
      side: fc.constantFrom<Side>('a', 'b'),
      on: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('vex'),
      document: fc.constantFrom<1 | 2>(1, 1, 2),
      says: fc.subarray<1 | 2>([1, 2]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('withdraw'), document: fc.constantFrom<1 | 2>(1, 1, 2) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('verify'), name, met }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('merge') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('split') }) },
) satisfies fc.Arbitrary<Step>;

const start: Step = { kind: 'scan', a: 'old', b: 'old', outside: false };

/** A life that begins with all that there is to find. */
export const life: fc.Arbitrary<readonly Step[]> = fc
  .array<Step>(one, { minLength: 15, maxLength: 30, size: 'max' })
  .map((steps) => [start, ...steps]);

/** What chance seldom comes to: a device that loses the tag for which a rule counts, and gets it again. */
export const tagged: readonly Step[] = [
  start,
  {
    kind: 'rule',
    aim: { by: 'tag' },
    status: 'mitigated',
    hours: null,
    lapsesOn: [],
  },
  { kind: 'tag', side: 'a', on: true },
  { kind: 'tag', side: 'a', on: false },
  { kind: 'tag', side: 'a', on: true },
  { kind: 'merge' },
  { kind: 'split' },
  { kind: 'tag', side: 'a', on: false },
];

/** And a rule that lapses while another word stands before it, which ends later. */
export const overtaken: readonly Step[] = [
  start,
  {
    kind: 'rule',
    aim: { by: 'cve', cve: 1 },
    status: 'accepted',
    hours: null,
    lapsesOn: ['fix_available'],
  },
  { kind: 'decide', name: 'a1', status: 'mitigated', hours: 4 },
  { kind: 'data', exploited: false, fixNamed: true },
  { kind: 'wait', hours: 5 },
];
