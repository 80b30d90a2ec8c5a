import type { BundleInfo, BundleSource } from '../../domain/bundle-info.ts';
import type { Epss } from '../../domain/intelligence-view.ts';
import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import type { RouterOsReleases } from '../routeros/routeros-releases.ts';
import type { FeedContent } from './feed-content.ts';

/** What a bundle is written from. Order of records does not matter; the newest of equal CVE ids is kept. */
export interface BundleInput {
  readonly kind: BundleInfo['kind'];
  readonly records: AsyncIterable<VulnerabilityRecord> | Iterable<VulnerabilityRecord>;
  /** Asked after the last record: how many records were set aside as damaged. */
  readonly damaged: () => number;
  /** CVE ids that are known to be exploited. */
  readonly kev: ReadonlySet<string> | ReadonlyMap<string, unknown>;
  readonly epss: ReadonlyMap<string, Epss>;
  /** Which releases of RouterOS exist; those that the project ships where none is given. */
  readonly routerOsReleases?: RouterOsReleases;
  /** What further feeds bring. */
  readonly feedContent?: FeedContent;
  /** Records dated behind it do not make the bundle look new; where it is absent every date counts. */
  readonly latest?: string;
  /** Asked after the last record. */
  readonly sources: readonly BundleSource[] | (() => readonly BundleSource[]);
}
