import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitConfidence, weighConfidence, type CapFactor, type PointFactor } from './confidence.ts';

const point = fc.constantFrom<PointFactor>(
  'version_match',
  'no_version_bound',
  'version_incomparable',
  'version_unknown',
  'update_unverified',
  'edition_unverified',
  'platform_unverified',
  'platform_confirmed',
  'identity_uncertain',
);
const cap = fc.constantFrom<CapFactor>('banner_only', 'distribution_backport_possible');
const finding = (points: PointFactor[], limits: CapFactor[]) =>
  limitConfidence(weighConfidence(new Set(points)), new Set(limits));

describe('the confidence of a finding', () => {
  it('is the sum of its factors, lies within 0–100, and lists nothing that moves it by 0', () => {
    fc.assert(
      fc.property(fc.uniqueArray(point), fc.uniqueArray(cap), (points, limits) => {
        const { confidence, factors } = finding(points, limits);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(100);
        expect(factors.reduce((sum, { effect }) => sum + effect, 0)).toBe(confidence);
        expect(factors.filter(({ effect }) => effect === 0)).toEqual([]);
      }),
    );
  });

  it('is capped at 60 when only a banner speaks', () => {
    expect(finding(['version_match'], ['banner_only'])).toEqual({
      confidence: 60,
      factors: [
        { name: 'version_match', effect: 90 },
        { name: 'banner_only', effect: -30 },
      ],
    });
  });

  it('is capped at 40 when a distribution may have fixed it', () => {
    const { confidence, factors } = finding(
      ['version_match'],
      ['distribution_backport_possible', 'banner_only'],
    );
    expect(confidence).toBe(40);
    expect(factors.slice(1)).toEqual([
      { name: 'banner_only', effect: -30 },
      { name: 'distribution_backport_possible', effect: -20 },
    ]);
  });

  it('does not name a cap that lies above it', () => {
    expect(finding(['no_version_bound'], ['banner_only'])).toEqual({
      confidence: 45,
      factors: [{ name: 'no_version_bound', effect: 45 }],
    });
  });

  it('never rises because something is unverified', () => {
    fc.assert(
      fc.property(fc.uniqueArray(point), fc.uniqueArray(cap), (points, limits) => {
        const plain = points.filter((name) => !name.endsWith('_unverified'));
        expect(finding(points, limits).confidence).toBeLessThanOrEqual(finding(plain, limits).confidence);
      }),
    );
  });
});

describe('weighing', () => {
  it('still names the reason when there is nothing left to take', () => {
    expect(weighConfidence(new Set(['version_unknown'] as const))).toEqual({
      confidence: 0,
      factors: [{ name: 'version_unknown', effect: 0 }],
    });
  });
});
