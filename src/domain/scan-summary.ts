import type { HostResult } from './scan-result.ts';

/** The figures every report opens with. Scores are CVSS base scores, one decimal. */
export interface ScanSummary {
  readonly hostsScanned: number;
  readonly hostsWithCves: number;
  readonly openPorts: number;
  /** Finding instances over all hosts. */
  readonly cveCount: number;
  readonly uniqueCves: number;
  /** Null when nothing found has a score. */
  readonly highestScore: number | null;
  readonly averageScore: number | null;
}

/** Counts what `hosts` hold; filter by score first with `withMinimumScore` when a threshold applies. */
export function summariseHosts(hosts: readonly HostResult[]): ScanSummary {
  const findings = hosts.flatMap((host) => host.findings);
  const scores = findings.map((finding) => finding.cve.score).filter((score) => score !== null);
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    hostsScanned: hosts.length,
    hostsWithCves: hosts.filter((host) => host.findings.length > 0).length,
    openPorts: hosts.reduce((sum, { host }) => sum + host.services.length, 0),
    cveCount: findings.length,
    uniqueCves: new Set(findings.map((finding) => finding.cve.cveId)).size,
    highestScore: scores.length === 0 ? null : scores.reduce((a, b) => Math.max(a, b)),
    averageScore: scores.length === 0 ? null : Math.round((total / scores.length) * 10) / 10,
  };
}

/** Leaves out findings scored below `minimum`; a CVE that nobody has scored yet is kept. */
export function withMinimumScore(hosts: readonly HostResult[], minimum: number): HostResult[] {
  return hosts.map((host) => ({
    ...host,
    findings: host.findings.filter(({ cve }) => cve.score === null || cve.score >= minimum),
  }));
}
