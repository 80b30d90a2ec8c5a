import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { digestRecord } from '../digest-record.ts';
import { asBoundedList, asBoundedText, asInstant, asObject, fail } from '../reading/json-shape.ts';
import { readConfigurations } from '../reading/read-configurations.ts';

const cveIdForm = /^CVE-(\d{4})-\d{4,19}$/u;

/**
 * One override `{_annotation, cve: {configurations}}` as our record. Some name no dates: they count as of the first
 * day of the CVE's year, so that they never make the data look newer than it is. Throws ShapeError.
 */
export function translateOverlayRecord(value: unknown): VulnerabilityRecord {
  const override = asObject(value, 'override');
  const annotation = asObject(override['_annotation'], '_annotation');
  const cve = asObject(override['cve'], 'cve');
  const cveId = asBoundedText(annotation['cve_id'], '_annotation.cve_id', 64).toUpperCase();
  const year = cveIdForm.exec(cveId)?.[1] ?? fail('_annotation.cve_id', 'is no CVE id');
  const instantOf = (name: string) =>
    annotation[name] === undefined || annotation[name] === null
      ? undefined
      : asInstant(annotation[name], `_annotation.${name}`);
  const publishedAt = instantOf('published') ?? `${year}-01-01T00:00:00.000Z`;
  const description = annotation['description'] ?? '';
  const { cna } = annotation;
  return digestRecord({
    cveId,
    source: 'overlay',
    status: 'published',
    assigner: typeof cna === 'string' && cna !== '' ? cna.slice(0, 256) : null,
    publishedAt,
    modifiedAt: instantOf('modified') ?? publishedAt,
    description: asBoundedText(description, '_annotation.description', 1_000_000),
    scores: [],
    weaknesses: [],
    references: asBoundedList(annotation['references'], '_annotation.references', 10_000).map((url) => ({
      url: asBoundedText(url, '_annotation.references[]', 4096),
    })),
    configurations: readConfigurations(cve['configurations']),
  });
}
