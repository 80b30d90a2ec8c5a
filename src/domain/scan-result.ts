import type { BundleInfo } from './bundle-info.ts';
import type { CveDetail } from './intelligence-view.ts';
import type { HostObservation, ServiceObservation } from './observation.ts';
import type { Verdict } from './verdict.ts';

/** One CVE on one host, with the evidence it cannot exist without. */
export interface Finding {
  readonly cve: CveDetail;
  readonly verdict: Verdict;
  readonly service: ServiceObservation;
  /** The CPE of the service that was judged. */
  readonly judgedCpe: string;
}

export interface HostResult {
  readonly host: HostObservation;
  readonly findings: readonly Finding[];
}

/** A finished (perhaps partial) scan, judged: what every report is rendered from. */
export interface ScanResult {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly targets: readonly string[];
  readonly partial: boolean;
  readonly partialReasons: readonly string[];
  readonly intel: BundleInfo;
  readonly hosts: readonly HostResult[];
}
