import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultReadingLimits, type ReadingLimits } from './reading-limits.ts';
import { RecordSplitter, type SplitItem } from './record-splitter.ts';

function split(
  text: string | Buffer,
  pieceBytes = 1 << 20,
  limits: Partial<ReadingLimits> = {},
): SplitItem[] {
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter({ ...defaultReadingLimits, ...limits });
  const items: SplitItem[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    items.push(...splitter.push(bytes.subarray(at, at + pieceBytes)));
  items.push(...splitter.end());
  return items;
}

const values = (items: readonly SplitItem[]) =>
  items.flatMap((item) => (item.kind === 'record' ? [item.value] : []));
const reasons = (items: readonly SplitItem[]) =>
  items.flatMap((item) => (item.kind === 'damage' ? [item.reason] : []));
const aRecord = (number: number, extra = {}) => ({ cve: { id: `CVE-2030-${1000 + number}`, ...extra } });
const ids = (items: readonly SplitItem[]) =>
  values(items).map((value) => Number((value as { cve: { id: string } }).cve.id.slice(9)) - 1000);
const aList = (count: number) => Array.from({ length: count }, (_, index) => JSON.stringify(aRecord(index)));

describe('a document that is whole', () => {
  const anObject = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
  const layouts = fc.constantFrom(undefined, 1, '\t');
  const pieces = fc.integer({ min: 1, max: 50 });

  it('gives exactly what JSON.parse of the whole gives, as a bare list cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(anObject), layouts, pieces, (records, layout, pieceBytes) => {
        const text = JSON.stringify(records, undefined, layout);
        const items = split(text, pieceBytes);
        expect(reasons(items)).toEqual([]);
        expect(values(items)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('gives exactly the list of the envelope, whatever stands around it', () => {
    const around = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(
        around,
        fc.array(anObject),
        around,
        layouts,
        pieces,
        (before, records, after, layout, pieceBytes) => {
          const text = JSON.stringify(
            { first: 0, ...before, vulnerabilities: records, ...after, vulnerabilities2: 1 },
            undefined,
            layout,
          );
          const whole = JSON.parse(text) as { vulnerabilities: unknown };
          if (whole.vulnerabilities !== undefined && !Array.isArray(whole.vulnerabilities)) return;
          const items = split(text, pieceBytes);
          expect(reasons(items)).toEqual([]);
          expect(values(items)).toEqual(whole.vulnerabilities);
        },
      ),
    );
  });

  it('reads one record a line', () => {
    expect(ids(split(aList(3).join('\n')))).toEqual([0, 1, 2]);
  });

  it('reads past a byte order mark', () => {
    expect(ids(split(`\uFEFF[${aList(1).join(',')}]`))).toEqual([0]);
  });
});

describe('a document that is damaged', () => {
  it('keeps the records before the place where it was cut, and counts the damage', () => {
    const text = JSON.stringify({
      vulnerabilities: [0, 1, 2, 3].map((number) => aRecord(number, { text: 'a "b" {' })),
    });
    const whole = split(text).length;
    expect(whole).toBe(4);
    for (let length = 1; length < text.length; length += 1) {
      const items = split(text.slice(0, length), 7);
      expect(reasons(items)).toHaveLength(1);
      expect(ids(items)).toEqual([0, 1, 2, 3].slice(0, ids(items).length));
    }
    expect(ids(split(text.slice(0, -3)))).toEqual([0, 1, 2]);
  });

  const broken: readonly (readonly [string, string])[] = [
    ['is not valid JSON', '{"cve":{"id":"CVE-2030-9999","x":tru}}'],
    ['lost a quote', '{"cve":{"id":"CVE-2030-9999","x":"abc,"y":"d"}}'],
    ['lost a closing bracket', '{"cve":{"id":"CVE-2030-9999","x":[1,2}}'],
    ['is followed by brackets too many', '}}'],
    ['holds NUL bytes in a string', '{"cve":{"id":"CVE-2030-9999","x":"a\0b"}}'],
    ['is overwritten with garbage', '\u0001\u0002garbage{{[["'],
    ['is nested without end', `{"cve":{"id":"CVE-2030-9999","x":${'['.repeat(5000)}`],
    ['is a number instead of an object', '42'],
  ];
  it.each(broken)('keeps the records around one that %s', (_, damage) => {
    for (const pieceBytes of [1, 13, 1 << 20]) {
      const text = `{"vulnerabilities":[${[...aList(2), damage, ...aList(5).slice(2)].join(',')}]}`;
      const items = split(text, pieceBytes);
      expect(ids(items)).toEqual([0, 1, 2, 3, 4]);
      expect(reasons(items)).toHaveLength(1);
    }
  });

  it('sets aside a record over the size limit and names its CVE', () => {
    const huge = JSON.stringify(aRecord(9, { text: 'x'.repeat(5000) }));
    const items = split(`[${[aList(1)[0], huge, aList(2)[1]].join(',')}]`, 100, { maxRecordBytes: 2000 });
    expect(ids(items)).toEqual([0, 1]);
    expect(items.find((item) => item.kind === 'damage')).toMatchObject({
      cveId: 'CVE-2030-1009',
      offset: 32,
    });
  });

  it('gives up a file in which searching on would cost too much', () => {
    const bomb = '{"cve":{"x":'.repeat(20_000);
    const items = split(bomb, 1 << 20, { maxRescannedBytes: 100_000 });
    expect(reasons(items).at(-1)).toContain('too much damage');
  });

  it('says so when a document is of another kind', () => {
    expect(reasons(split('{"CVE_Items":[]}'))).toEqual([
      expect.stringContaining('not an NVD JSON 2.0 document'),
    ]);
    expect(reasons(split('<html>'))).toHaveLength(1);
    expect(reasons(split(''))).toEqual(['the file is empty']);
  });

  it('never throws and never ends in a loop on random bytes', () => {
    const noise = fc.stringMatching(/^[{}[\]",:\\ cvetid0-9]{0,200}$/u);
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 20 }), (text, pieceBytes) => void split(text, pieceBytes)),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void split(Buffer.from(bytes), 11)));
  });
});
