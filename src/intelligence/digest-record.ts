import { hash } from 'node:crypto';
import type { VulnerabilityRecord } from '../domain/vulnerability-record.ts';

/**
 * Adds the digest: `sha256:` over the JSON of the translated record, keys in the order below. It is the same for the
 * same facts whatever the key order, spacing, wrapping or file they came in, and changes with every fact we use.
 */
export function digestRecord(record: Omit<VulnerabilityRecord, 'digest'>): VulnerabilityRecord {
  const { cveId, source, status, assigner, publishedAt, modifiedAt, description } = record;
  const { scores, weaknesses, references, configurations, affected, ssvc } = record;
  const facts = { cveId, source, status, assigner, publishedAt, modifiedAt, description };
  const lists = { scores, weaknesses, references, configurations };
  const optional = { ...(affected && { affected }), ...(ssvc && { ssvc }) };
  const canonical = JSON.stringify({ ...facts, ...lists, ...optional });
  return { ...facts, ...lists, ...optional, digest: `sha256:${hash('sha256', canonical)}` };
}
