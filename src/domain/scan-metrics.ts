import { countWarnings } from './count-warnings.ts';
import type { HostResult } from './scan-result.ts';

/** The figures of one site's part of a scan, kept so that parts can be added up without their hosts. */
export interface ScanMetrics {
  readonly hostsScanned: number;
  readonly hostsWithCves: number;
  readonly openPorts: number;
  readonly cveCount: number;
  /** Distinct, sorted. */
  readonly cveIds: readonly string[];
  /** Distinct open `port/transport`, sorted. */
  readonly portKeys: readonly string[];
  /** Null when nothing found has a score. */
  readonly highestScore: number | null;
  readonly scoreSum: number;
  readonly scoreCount: number;
  /** Findings scored at or above the threshold of warnings; null without one. */
  readonly warningCount: number | null;
}

/** Counts what `hosts` hold, as they are: leave out what a threshold hides first. */
export function metricsOfHosts(hosts: readonly HostResult[], warningThreshold: number | null): ScanMetrics {
  const findings = hosts.flatMap((host) => host.findings);
  const services = hosts.flatMap(({ host }) => host.services);
  const scores = findings.map(({ cve }) => cve.score).filter((score) => score !== null);
  return {
    hostsScanned: hosts.length,
    hostsWithCves: hosts.filter((host) => host.findings.length > 0).length,
    openPorts: services.length,
    cveCount: findings.length,
    cveIds: distinct(findings.map(({ cve }) => cve.cveId)),
    portKeys: distinct(services.map(({ port, transport }) => `${port}/${transport}`)),
    highestScore: scores.length === 0 ? null : scores.reduce((a, b) => Math.max(a, b)),
    scoreSum: scores.reduce((sum, score) => sum + score, 0),
    scoreCount: scores.length,
    warningCount: countWarnings(hosts, warningThreshold),
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
