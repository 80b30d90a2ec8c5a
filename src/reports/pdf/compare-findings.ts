import type { Finding } from '../../domain/scan-result.ts';

/** The highest score first; then what is known to be exploited, then by EPSS and by name. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    (b.cve.score ?? -1) - (a.cve.score ?? -1) ||
    Number(b.cve.knownExploited) - Number(a.cve.knownExploited) ||
    (b.cve.epss?.probability ?? -1) - (a.cve.epss?.probability ?? -1) ||
    (a.cve.cveId < b.cve.cveId ? -1 : a.cve.cveId > b.cve.cveId ? 1 : 0)
  );
}
