import { describe, expect, it } from 'vitest';
import { exposureOfAddress } from '../domain/exposure-of-address.ts';
import { explainPriority } from '../domain/explain-priority.ts';
import { PriorityTier } from '../domain/priority.ts';
import { decidePriority, type PriorityFacts } from './decide-priority.ts';
import { rowFor } from './decision-table.ts';

const facts = (over: Partial<PriorityFacts> = {}): PriorityFacts => ({
  exposure: 'exposed',
  knownExploited: false,
  ssvc: null,
  exploitedSince: null,
  firstSeenAt: '2026-11-01T02:00:00.000Z',
  ...over,
});
type Answers = NonNullable<PriorityFacts['ssvc']>;
const ssvc = (over: Partial<Answers> = {}): Answers => ({
  exploitation: 'none',
  automatable: false,
  technicalImpact: 'partial',
  ...over,
});

// The same table as CERT/CC has published it (SSVC decision table cisa:DT_BOD2604:1.0.0), in its order: KEV,
// exposed, automatable, impact.
const asPublishedByCert = `
  no no no partial next_upgrade
  yes no no partial fourteen_days
  no yes no partial sixty_days
  no no yes partial sixty_days
  no no no total next_upgrade
  yes yes no partial fourteen_days
  yes no yes partial fourteen_days
  no yes yes partial fourteen_days
  yes no no total fourteen_days
  no yes no total fourteen_days
  no no yes total sixty_days
  yes yes yes partial three_days
  yes yes no total three_days_and_forensic_triage
  yes no yes total three_days_and_forensic_triage
  no yes yes total three_days
  yes yes yes total three_days_and_forensic_triage`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

describe('the tier of a finding', () => {
  it.each(asPublishedByCert)('KEV %s, exposed %s, automatable %s, %s control: %s', (...row) => {
    const [kev, exposed, automatable, impact, tier] = row;
    const decided = decidePriority(
      facts({
        exposure: exposed === 'yes' ? 'exposed' : 'not_exposed',
        knownExploited: kev === 'yes',
        ssvc: ssvc({
          automatable: automatable === 'yes',
          technicalImpact: impact === 'total' ? 'total' : 'partial',
        }),
      }),
    );
    expect(decided.tier).toBe(tier);
    expect(decided.reasons).toEqual([
      exposed === 'yes' ? 'publicly_exposed' : 'not_exposed',
      kev === 'yes' ? 'known_exploited' : 'not_known_exploited',
      automatable === 'yes' ? 'automatable' : 'not_automatable',
      impact === 'total' ? 'total_control' : 'partial_control',
    ]);
    expect(decided.rule).toMatch(/^BOD 26-04, Appendix A, Table 1, row \d+$/u);
  });

  it.each([
    ['three_days', '2026-11-04T02:00:00.000Z', { automatable: true, technicalImpact: 'total' as const }],
    ['fourteen_days', '2026-11-15T02:00:00.000Z', { automatable: true }],
    ['sixty_days', '2026-12-31T02:00:00.000Z', {}],
  ])('%s is due at %s', (tier, dueAt, over) => {
    expect(decidePriority(facts({ ssvc: ssvc(over) }))).toMatchObject({ tier, dueAt });
  });

  it.each([
    ['before first sight', '2026-10-20', '2026-10-20T00:00:00.000Z', '2026-10-23T00:00:00.000Z', true],
    ['on the same day', '2026-11-01', '2026-11-01T00:00:00.000Z', '2026-11-04T00:00:00.000Z', true],
    ['after first sight', '2026-11-09', '2026-11-01T02:00:00.000Z', '2026-11-04T02:00:00.000Z', false],
    ['on a day nobody says', null, '2026-11-01T02:00:00.000Z', '2026-11-04T02:00:00.000Z', false],
  ])('of a CVE listed %s counts from the earlier', (_, exploitedSince, countedFrom, dueAt, isSaid) => {
    const decided = decidePriority(facts({ knownExploited: true, exploitedSince }));
    expect(decided).toMatchObject({ tier: 'three_days_and_forensic_triage', countedFrom, dueAt });
    expect(decided.reasons.includes('listed_before_seen')).toBe(isSaid);
  });

  it('has no day with the next upgrade', () => {
    expect(decidePriority(facts({ exposure: 'not_exposed', ssvc: ssvc() }))).toMatchObject({
      tier: 'next_upgrade',
      dueAt: null,
      countedFrom: null,
    });
  });

  it('is 60 days without metadata, wherever the device is', () => {
    for (const exposure of ['exposed', 'not_exposed', 'unknown'] as const) {
      const poc = { exploitation: 'poc', automatable: null, technicalImpact: null } as const;
      for (const none of [null, poc]) {
        const decided = decidePriority(facts({ exposure, ssvc: none }));
        expect(decided.tier).toBe('sixty_days');
        expect(decided.reasons.at(-1)).toBe('metadata_missing');
      }
    }
  });

  it('takes the careful branch of what is not known, and says so', () => {
    const kev = decidePriority(facts({ exposure: 'unknown', knownExploited: true }));
    expect(kev.tier).toBe('three_days_and_forensic_triage');
    expect(kev.reasons).toEqual([
      'exposure_unknown',
      'known_exploited',
      'automatable_unknown',
      'technical_impact_unknown',
    ]);
    const half = { ...ssvc({ automatable: true }), technicalImpact: null };
    expect(decidePriority(facts({ ssvc: half })).tier).toBe('three_days');
    for (const { sentence } of explainPriority(kev).filter(({ name }) => name.includes('unknown'))) {
      expect(sentence).toMatch(/so it counts as/u);
    }
  });

  it('treats active exploitation outside the catalogue as if it were in it', () => {
    const decided = decidePriority(facts({ ssvc: ssvc({ exploitation: 'active' }) }));
    expect(decided.tier).toBe('fourteen_days');
    expect(decided.reasons).toContain('exploitation_active');
    const withoutMore = { exploitation: 'active' as const, automatable: null, technicalImpact: null };
    expect(decidePriority(facts({ ssvc: withoutMore })).tier).toBe('three_days_and_forensic_triage');
  });
});

it('never becomes less urgent when an answer becomes graver', () => {
  const order = PriorityTier.options;
  for (let bits = 0; bits < 16; bits++) {
    const answers = {
      exposed: (bits & 1) > 0,
      exploited: (bits & 2) > 0,
      automatable: (bits & 4) > 0,
      total: (bits & 8) > 0,
    };
    for (const name of Object.keys(answers)) {
      const graver = { ...answers, [name]: true };
      expect(order.indexOf(rowFor(graver).tier)).toBeLessThanOrEqual(order.indexOf(rowFor(answers).tier));
    }
  }
});

it.each([
  ['8.8.8.8', 'exposed'],
  ['2001:4860:4860::8888', 'exposed'],
  ['::ffff:8.8.8.8', 'exposed'],
  ['10.0.0.1', 'unknown'],
  ['100.64.0.1', 'unknown'],
  ['fd00::1', 'unknown'],
  ['fe80::1', 'unknown'],
  ['127.0.0.1', 'unknown'],
  ['192.0.2.1', 'unknown'],
  ['no address', 'unknown'],
])('the address %s: %s', (address, exposure) => {
  expect(exposureOfAddress(address)).toBe(exposure);
});
