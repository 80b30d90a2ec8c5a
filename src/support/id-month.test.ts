import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { monthOfId, monthOfInstant, monthOfName } from './id-month.ts';

describe('the month of an id', () => {
  it('holds every id made in it, from its first millisecond to its last', () => {
    const month = monthOfInstant(new Date('2026-12-31T23:59:59.999Z'));
    expect(month).toMatchObject({ name: '2026-12', endsAt: new Date('2027-01-01T00:00:00Z') });
    for (const at of ['2026-12-01T00:00:00.000Z', '2026-12-17T03:00:00Z', '2026-12-31T23:59:59.999Z']) {
      const id = v7({ msecs: Date.parse(at) });
      expect(id >= month.firstId && id < month.endId).toBe(true);
      expect(monthOfId(id)).toEqual(month);
    }
    for (const at of ['2026-11-30T23:59:59.999Z', '2027-01-01T00:00:00.000Z']) {
      const id = v7({ msecs: Date.parse(at) });
      expect(id >= month.firstId && id < month.endId).toBe(false);
    }
  });

  it('ends where the next begins', () => {
    const months = Array.from({ length: 14 }, (_, later) =>
      monthOfInstant(new Date('2026-01-31T12:00:00Z'), later),
    );
    expect(months.map(({ name }) => name).slice(0, 3)).toEqual(['2026-01', '2026-02', '2026-03']);
    for (const [index, month] of months.entries()) {
      expect(monthOfName(month.name)).toEqual(month);
      if (index > 0) expect(months[index - 1]?.endId).toBe(month.firstId);
    }
  });

  it('is told by ids of version 7 alone, and of a time that can be', () => {
    expect(monthOfId('9b2c7c52-0a4e-4d6a-a6b0-6f1d3f1f2b1a')).toBeUndefined();
    expect(monthOfId('00000000-0001-7000-8000-000000000000')).toBeUndefined();
    expect(monthOfId('ffffffff-ffff-7fff-8000-000000000000')).toBeUndefined();
    expect(monthOfId('not an id')).toBeUndefined();
  });
});
