import { expect, it } from 'vitest';
import { pointsBetween, trendPoints } from './trend-points.ts';

const texts = (dates: readonly Date[]) => dates.map((date) => date.toISOString().slice(0, 10));
const between = (from: string, to: string, interval: 'day' | 'week' | 'month') =>
  texts(pointsBetween(new Date(from), new Date(to), interval));

it('counts at the beginning, at every step and at the end', () => {
  expect(between('2030-01-01', '2030-01-03T12:00:00Z', 'day')).toEqual([
    '2030-01-01',
    '2030-01-02',
    '2030-01-03',
    '2030-01-03',
  ]);
  expect(between('2030-01-01', '2030-01-15', 'week')).toEqual(['2030-01-01', '2030-01-08', '2030-01-15']);
});

it('knows months of every length', () => {
  expect(between('2030-12-31', '2031-04-30', 'month')).toEqual([
    '2030-12-31',
    '2031-01-31',
    '2031-02-28',
    '2031-03-31',
    '2031-04-30',
  ]);
});

it('adds up what changed before each point', () => {
  const points = [new Date('2030-01-01'), new Date('2030-01-02'), new Date('2030-01-03')];
  const change = { severity: 'HIGH', tier: 'sixty_days' } as const;
  const trend = trendPoints(points, [
    { ...change, point: 0, change: 3 },
    { ...change, point: 2, change: -2 },
    { ...change, severity: 'UNSCORED', point: 2, change: 1 },
  ]);
  expect(trend.map(({ open }) => open)).toEqual([3, 3, 2]);
  expect(trend.map(({ bySeverity }) => [bySeverity.HIGH, bySeverity.UNSCORED])).toEqual([
    [3, 0],
    [3, 0],
    [1, 1],
  ]);
  expect(trend.at(-1)?.byTier).toMatchObject({ sixty_days: 2, three_days: 0 });
});
