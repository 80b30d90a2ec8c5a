import { describe, expect, it } from 'vitest';
import { ShapeError } from '../reading/json-shape.ts';
import { translateOverlayRecord } from './overlay-record.ts';

const override = (annotation: object = {}, cve: object = {}) => ({
  _annotation: {
    cna: 'icscert',
    cve_id: 'CVE-2030-1001',
    description: 'Invented.',
    modified: '2030-02-03T04:05:06.381000+00:00',
    published: '2030-01-02T03:04:05.616000+00:00',
    references: ['https://acme.example/1'],
    ...annotation,
  },
  cve: {
    configurations: [
      {
        nodes: [
          {
            operator: 'OR',
            cpeMatch: [{ vulnerable: true, criteria: 'cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*' }],
          },
        ],
      },
    ],
    ...cve,
  },
});

describe('an override of the overlay', () => {
  it('is a record without scores', () => {
    expect(translateOverlayRecord(override())).toMatchObject({
      cveId: 'CVE-2030-1001',
      source: 'overlay',
      assigner: 'icscert',
      publishedAt: '2030-01-02T03:04:05.616Z',
      modifiedAt: '2030-02-03T04:05:06.381Z',
      scores: [],
      references: [{ url: 'https://acme.example/1' }],
      configurations: [{ operator: 'OR', nodes: [{ operator: 'OR' }] }],
    });
  });

  it('does not look new for want of a date', () => {
    const record = translateOverlayRecord(override({ modified: undefined, published: undefined }));
    expect(record.modifiedAt).toBe('2030-01-01T00:00:00.000Z');
  });

  it.each([
    ['no annotation', { cve: {} }],
    ['an id that is none', override({ cve_id: 'GHSA-1' })],
    ['a description that is a list', override({ description: [] })],
    ['references that are no texts', override({ references: [1] })],
    ['criteria that are none', override({}, { configurations: [{ nodes: [{ cpeMatch: [{}] }] }] })],
  ])('refuses %s', (_, value) => {
    expect(() => translateOverlayRecord(value)).toThrow(ShapeError);
  });
});
