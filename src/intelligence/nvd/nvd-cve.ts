import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { digestRecord } from '../digest-record.ts';
import { asInstant, asList, asObject, asText, fail, type JsonObject } from '../reading/json-shape.ts';
import { readConfigurations } from '../reading/read-configurations.ts';
import { readScores } from './read-scores.ts';

const cveIdForm = /^CVE-\d{4}-\d{4,19}$/u;

/**
 * One CVE of NVD JSON 2.0 (NVD CVE API 2.0 schema), wrapped in `{cve}` or bare, as our record. Only the fields that
 * are used are looked at, by hand: a schema library would take longer than all the rest of a build.
 * Throws ShapeError, with the path of the field, when a used field has the wrong type or a needed one is missing.
 */
export function translateNvdCve(value: unknown): VulnerabilityRecord {
  const outer = asObject(value, 'record');
  const cve = outer['cve'] === undefined ? outer : asObject(outer['cve'], 'cve');
  const cveId = asText(cve['id'], 'id').toUpperCase();
  if (!cveIdForm.test(cveId)) fail('id', 'is no CVE id');
  return digestRecord({
    cveId,
    source: 'nvd',
    status: cve['vulnStatus'] === 'Rejected' ? 'rejected' : 'published',
    assigner: readAssigner(cve),
    publishedAt: asInstant(cve['published'], 'published'),
    modifiedAt: asInstant(cve['lastModified'], 'lastModified'),
    description: readDescription(cve),
    scores: readScores(cve['metrics']),
    weaknesses: readWeaknesses(cve),
    references: readReferences(cve),
    configurations: readConfigurations(cve['configurations']),
  });
}

function readAssigner(cve: JsonObject): string | null {
  const assigner = cve['sourceIdentifier'];
  if (assigner === undefined || assigner === null || assigner === '') return null;
  return asText(assigner, 'sourceIdentifier');
}

function readDescription(cve: JsonObject): string {
  const texts = asList(cve['descriptions'], 'descriptions').map((entry) => asObject(entry, 'descriptions[]'));
  const chosen = texts.find((text) => text['lang'] === 'en') ?? texts[0];
  return chosen === undefined ? '' : asText(chosen['value'], 'descriptions[].value');
}

function readWeaknesses(cve: JsonObject): string[] {
  const ids = new Set<string>();
  for (const weakness of asList(cve['weaknesses'], 'weaknesses')) {
    for (const text of asList(
      asObject(weakness, 'weaknesses[]')['description'],
      'weaknesses[].description',
    )) {
      ids.add(
        asText(asObject(text, 'weaknesses[].description[]')['value'], 'weaknesses[].description[].value'),
      );
    }
  }
  return [...ids];
}

function readReferences(cve: JsonObject): { url: string }[] {
  const urls = new Set<string>();
  for (const reference of asList(cve['references'], 'references')) {
    urls.add(asText(asObject(reference, 'references[]')['url'], 'references[].url'));
  }
  return [...urls].map((url) => ({ url }));
}
