import { describe, expect, it } from 'vitest';
import { translateNvdCve } from './nvd-cve.ts';

const aCve = (extra: object = {}) => ({
  id: 'CVE-2030-1001',
  published: '2030-01-02T03:04:05.678',
  lastModified: '2030-02-03T04:05:06.000',
  ...extra,
});
const translate = (extra: object = {}) => translateNvdCve({ cve: aCve(extra) });
const aScore = (baseScore: unknown, extra: object = {}) => ({
  source: 'nvd@nist.gov',
  type: 'Primary',
  cvssData: { vectorString: 'a vector', baseScore, ...extra },
});

describe('a CVE of NVD', () => {
  it('may stand wrapped or bare, and means the same', () => {
    expect(translateNvdCve(aCve())).toEqual(translate());
  });

  it('keeps what is published and leaves empty what is not', () => {
    expect(translate()).toMatchObject({
      cveId: 'CVE-2030-1001',
      source: 'nvd',
      status: 'published',
      description: '',
      scores: [],
      weaknesses: [],
      references: [],
      configurations: [],
    });
  });

  it('names who assigned it, where the feed says so', () => {
    expect(translate({ sourceIdentifier: 'security@apache.org' }).assigner).toBe('security@apache.org');
    for (const sourceIdentifier of [undefined, null, '']) {
      expect(translate({ sourceIdentifier }).assigner).toBeNull();
    }
    expect(() => translate({ sourceIdentifier: 7 })).toThrow(/^sourceIdentifier is no text/u);
    const other = translate({ sourceIdentifier: 'cve@mitre.org' });
    expect(other.digest).not.toBe(translate({ sourceIdentifier: 'security@apache.org' }).digest);
  });

  it('is rejected only by the status that says so', () => {
    expect(translate({ vulnStatus: 'Rejected' }).status).toBe('rejected');
    for (const vulnStatus of ['Awaiting Analysis', 'Deferred', 'Modified', undefined])
      expect(translate({ vulnStatus }).status).toBe('published');
  });

  it('is described in English where English is there, else in the first language', () => {
    const spanish = { lang: 'es', value: 'Un fallo.' };
    expect(translate({ descriptions: [spanish, { lang: 'en', value: 'A flaw.' }] }).description).toBe(
      'A flaw.',
    );
    expect(translate({ descriptions: [spanish] }).description).toBe('Un fallo.');
  });

  it('names every weakness and every reference once', () => {
    const weakness = (value: string) => ({ description: [{ lang: 'en', value }] });
    const record = translate({
      weaknesses: [weakness('CWE-79'), weakness('CWE-20'), weakness('CWE-79')],
      references: [
        { url: 'https://a.example/' },
        { url: 'https://b.example/' },
        { url: 'https://a.example/' },
      ],
    });
    expect(record.weaknesses).toEqual(['CWE-79', 'CWE-20']);
    expect(record.references).toEqual([{ url: 'https://a.example/' }, { url: 'https://b.example/' }]);
  });

  it('has one digest whatever the order of its keys, and another when a fact changes', () => {
    const turned = Object.fromEntries(Object.entries(aCve()).toReversed());
    expect(translateNvdCve(turned).digest).toBe(translate().digest);
    expect(translate().digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(translate({ descriptions: [{ lang: 'en', value: 'x' }] }).digest).not.toBe(translate().digest);
  });

  it('lets the last of two equal keys count, as JSON.parse does', () => {
    const text = JSON.stringify(aCve()).replace('{', '{"published":"1999-01-01T00:00:00.000",');
    expect(translateNvdCve(JSON.parse(text)).publishedAt).toBe('2030-01-02T03:04:05.678Z');
  });
});

describe('the dates of NVD', () => {
  it.each([
    ['2030-01-02T03:04:05.678', '2030-01-02T03:04:05.678Z'],
    ['2030-01-02T03:04:05', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02T03:04', '2030-01-02T03:04:00.000Z'],
    ['2030-01-02T03:04Z', '2030-01-02T03:04:00.000Z'],
    ['2030-01-02T03:04:05.678+02:00', '2030-01-02T01:04:05.678Z'],
  ])('%s is %s', (published, instant) => {
    expect(translate({ published }).publishedAt).toBe(instant);
  });

  it.each([undefined, null, 7, '', 'yesterday', '2030-13-02T03:04:05.678'])('%s is none', (published) => {
    expect(() => translate({ published })).toThrow(/^published is no/u);
  });
});

describe('the scores of NVD', () => {
  it('are kept for all four versions of CVSS, newest version first', () => {
    const { scores } = translate({
      metrics: {
        cvssMetricV2: [{ ...aScore(10), baseSeverity: 'HIGH' }],
        cvssMetricV30: [aScore(9.8, { baseSeverity: 'CRITICAL' })],
        cvssMetricV31: [aScore(0, { baseSeverity: 'NONE' }), { ...aScore(5.5), type: 'Secondary' }],
        cvssMetricV40: [aScore(9.3, { baseSeverity: 'CRITICAL' })],
        cvssMetricV99: 'something newer',
      },
    });
    expect(scores.map(({ version, score, severity, type }) => [version, score, severity, type])).toEqual([
      ['4.0', 9.3, 'CRITICAL', 'Primary'],
      ['3.1', 0, 'NONE', 'Primary'],
      ['3.1', 5.5, 'MEDIUM', 'Secondary'],
      ['3.0', 9.8, 'CRITICAL', 'Primary'],
      ['2.0', 10, 'CRITICAL', 'Primary'],
    ]);
  });

  it.each([-0.1, 10.1, '7.5', null, Number.NaN])('refuse %s as a score', (score) => {
    expect(() => translate({ metrics: { cvssMetricV31: [aScore(score)] } })).toThrow(/baseScore/u);
  });
});

describe('a record of another shape', () => {
  it.each([
    ['no object at all', 7],
    ['a list', []],
    ['null', null],
    ['an envelope', { vulnerabilities: [] }],
    ['an id that is none', aCve({ id: 'CVE-1' })],
    ['an id with a line end', aCve({ id: 'CVE-2030-1001\n' })],
    ['metrics that are a list', aCve({ metrics: [] })],
    ['metrics without data', aCve({ metrics: { cvssMetricV31: [{}] } })],
    ['descriptions that are a text', aCve({ descriptions: 'text' })],
    ['a reference without address', aCve({ references: [{}] })],
    ['a weakness that is null', aCve({ weaknesses: [null] })],
    ['configurations that are an object', aCve({ configurations: {} })],
  ])('is told by the path of the field: %s', (_, value) => {
    expect(() => translateNvdCve(value)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
  });
});
