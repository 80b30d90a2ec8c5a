import type { BundleInfo } from './bundle-info.ts';
import type { CveDetail } from './intelligence-view.ts';
import type { HostObservation, ServiceObservation } from './observation.ts';
import type { RouterReport } from './router-report.ts';
import type { ScanStatus } from './scan.ts';
import type { ScanTraffic } from './scan-traffic.ts';
import type { Verdict } from './verdict.ts';

/** One CVE on one host, with the evidence it cannot exist without. */
export interface Finding {
  readonly cve: CveDetail;
  readonly verdict: Verdict;
  readonly service: ServiceObservation;
  /** The CPE of the service that was judged. */
  readonly judgedCpe: string;
}

/** A CVE whose record means the version of a service, and that the service does not have all the same. */
export interface ExcludedCve {
  readonly cveId: string;
  readonly reason: 'fixed_by_distribution';
  /** What decided, in words that can be checked against its source. */
  readonly statement: string;
  readonly source: 'debian_tracker';
  readonly service: Pick<ServiceObservation, 'port' | 'transport'>;
  readonly judgedCpe: string;
}

/** How many CVEs of a service nobody can decide: they are no findings, and not known to be absent either. */
export interface UnknownCves {
  readonly service: Pick<ServiceObservation, 'port' | 'transport'>;
  readonly cves: number;
}

export interface HostResult {
  readonly host: HostObservation;
  readonly findings: readonly Finding[];
  /** Ascending by CVE; absent when there are none. */
  readonly excluded?: readonly ExcludedCve[];
  /** By port, for services that have any; absent when there are none. */
  readonly unknown?: readonly UnknownCves[];
  /** Where the host is; absent in a scan that knows no sites. The name is null when the site is gone. */
  readonly site?: { readonly id: string; readonly name: string | null };
}

/** What the service knows of a scan besides its result. */
export interface ScanOrigin {
  readonly scanCode: string;
  readonly scanScheduleId: string | null;
  readonly status: ScanStatus;
  /** From which score a finding is a warning; null without a schedule. */
  readonly warningThreshold: number | null;
  /** Number of sites. */
  readonly sites: number;
}

/** A finished (perhaps partial) scan, judged: what every report is rendered from. */
export interface ScanResult {
  readonly id: string;
  /** Absent in the result of the one-shot command. */
  readonly origin?: ScanOrigin;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly targets: readonly string[];
  /** What the sites' routers told; absent when none was asked. */
  readonly routers?: readonly RouterReport[];
  /** Findings scored below are left out; absent when none are. */
  readonly minScore?: number;
  readonly partial: boolean;
  readonly partialReasons: readonly string[];
  /** What was sent; absent in results of older versions and where nothing was. */
  readonly traffic?: ScanTraffic;
  readonly intel: BundleInfo;
  readonly hosts: readonly HostResult[];
}
