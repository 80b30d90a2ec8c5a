import { describe, expect, it } from 'vitest';
import { drawVersions, neighbours, writtenVersions } from './draw-versions.ts';
import { drawSome, seededRandom } from './seeded-random.ts';

const product = { part: 'a', vendor: 'acme', product: 'box', written: 'a:acme:box', cveCount: 1 };
const cve = {
  id: 'CVE-2020-0001',
  configurations: [
    {
      nodes: [
        {
          cpeMatch: [
            { vulnerable: true, criteria: 'cpe:2.3:a:acme:box:*:*:*:*:*:*:*:*', versionEndExcluding: '1.5' },
            { vulnerable: true, criteria: 'cpe:2.3:a:acme:box:1.0b2:*:*:*:*:*:*:*' },
            { vulnerable: true, criteria: 'cpe:2.3:a:other:box:9:*:*:*:*:*:*:*' },
          ],
        },
      ],
    },
  ],
};

describe('drawing', () => {
  it('is repeated exactly by the same seed and differs with another', () => {
    const draw = (seed: number) => drawVersions(seededRandom(seed), product, [cve], 6);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('gives as many different versions as asked, a written one among them', () => {
    const versions = drawVersions(seededRandom(1), product, [cve], 6);
    expect(new Set(versions).size).toBe(6);
    expect(versions).toContain('1.5');
  });

  it('takes written versions from the product alone, plain dotted ones only', () => {
    expect([...writtenVersions(product, [cve])]).toEqual(['1.5']);
  });

  it('knows the versions beside one', () => {
    expect(neighbours('1.5.0').sort()).toEqual(['1.5', '1.5.0.0', '1.5.0.1', '1.5.1']);
    expect(neighbours('7')).toEqual(['8', '7.1', '7.0', '6']);
  });

  it('never draws an entry twice', () => {
    expect(drawSome(seededRandom(3), ['a', 'b', 'c'], 9).sort()).toEqual(['a', 'b', 'c']);
  });
});
