import type { AffectedProduct } from './affected-product.ts';
import type { BundleInfo } from './bundle-info.ts';
import type { CvssScore, CvssVersion } from './cvss.ts';
import type { Severity } from './severity.ts';
import type { Ssvc } from './ssvc.ts';
import type { RecordSource } from './statement-source.ts';
import type { RecordReference } from './vulnerability-record.ts';

/** EPSS (FIRST): probability of exploitation in the next 30 days, and its percentile; both 0–1. */
export interface Epss {
  readonly probability: number;
  readonly percentile: number;
}

/** Since when CISA's KEV catalogue lists a CVE, and until when it asks agencies to mend it; calendar days. */
export interface ExploitedSince {
  readonly addedOn: string;
  readonly dueOn: string | null;
}

/** The few facts of a CVE that every verdict shows. */
export interface CveBrief {
  readonly cveId: string;
  readonly status: 'published' | 'rejected';
  readonly score: number | null;
  readonly severity: Severity | null;
  readonly vector: string | null;
  readonly cvssVersion: CvssVersion | null;
  readonly knownExploited: boolean;
  readonly epss: Epss | null;
}

/** One of the records of a CVE: what a statement can be checked against. */
export interface CveRecord {
  readonly source: RecordSource;
  /** `sha256:` and 64 hex digits over the translated record. */
  readonly digest: string;
  readonly modifiedAt: string;
}

/** The whole story of a CVE as far as the bundle holds it. Words are those of one record, the first of `records`. */
export interface CveDetail extends CveBrief {
  /** NVD first, then the CVE List, the baseline, the overlay, the vendor. */
  readonly records: readonly CveRecord[];
  /** All published scores of all records, the preferred one first. */
  readonly scores: readonly CvssScore[];
  readonly ssvc: Ssvc | null;
  /** Null where the catalogue does not list it, or the intelligence does not say since when. */
  readonly exploitedSince: ExploitedSince | null;
  readonly source: RecordSource;
  /** The CVE numbering authority; null when the record names none. */
  readonly assigner: string | null;
  readonly recordDigest: string;
  readonly publishedAt: string;
  readonly modifiedAt: string;
  readonly description: string;
  readonly references: readonly RecordReference[];
  readonly weaknesses: readonly string[];
}

/** What reports ask of an opened bundle. */
export interface IntelligenceView {
  readonly info: BundleInfo;
  findCve(cveId: string): CveDetail | undefined;
  /** Every product that the records of the CVE name as affected, ascending; empty for an unknown CVE. */
  findAffected(cveId: string): readonly AffectedProduct[];
}
