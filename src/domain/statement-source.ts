/**
 * Who says it, most trusted first: the vendor's own fix data, `affected` of a CVE List record, what CISA (or another
 * ADP) adds to it, `cpeApplicability` of the same record, NVD, the Anchore overlay, the project's baseline.
 */
export const statementSources = [
  'vendor',
  'cve_list',
  'adp',
  'cve_list_cpe',
  'nvd',
  'overlay',
  'baseline',
] as const;
export type StatementSource = (typeof statementSources)[number];

/** The feeds that records come from; one record of the CVE List makes statements of three sources. */
export const recordSources = ['vendor', 'cve_list', 'nvd', 'overlay', 'baseline'] as const;
export type RecordSource = (typeof recordSources)[number];

/** The record in which a statement of that source stands. */
export function recordSourceOf(source: StatementSource): RecordSource {
  return source === 'adp' || source === 'cve_list_cpe' ? 'cve_list' : source;
}

/** What a record says of a version (CVE Record Format, "status"). */
export type VersionStatus = 'affected' | 'unaffected' | 'unknown';
