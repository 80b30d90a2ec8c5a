import type { TierOf } from '../../domain/priority.ts';
import type { HostResult, ScanResult } from '../../domain/scan-result.ts';
import type { ChangedFinding, ScanChanges } from '../../reports/model/scan-changes.ts';
import type { FindingChangedByScan } from '../../store/queries/changed-finding-queries.ts';

/**
 * What a scan changed. What it found is told by its result, and what it proved to be fixed by the history, never by what
 * is kept now, so that it stays the same. As in the result, what is scored below its threshold is left out.
 */
export function changesOfScan(
  changed: readonly FindingChangedByScan[],
  { hosts, minScore = 0 }: ScanResult,
  deviceIdOf: (host: HostResult) => string | undefined,
  tierOf: TierOf,
): ScanChanges {
  const kinds = new Map(changed.map(({ kind, deviceId, cveId }) => [`${deviceId} ${cveId}`, kind]));
  const found = { opened: new Array<ChangedFinding>(), reopened: new Array<ChangedFinding>() };
  for (const host of hosts) {
    const deviceId = deviceIdOf(host);
    for (const { cve } of host.findings) {
      const key = `${deviceId} ${cve.cveId}`;
      const kind = kinds.get(key);
      if (kind === undefined || kind === 'closed') continue;
      found[kind].push({ ipAddress: host.host.ipAddress, cve, tier: tierOf(cve) });
      // A device may be seen at several addresses, and a CVE in several of its services: it is one finding.
      kinds.delete(key);
    }
  }
  const fixed = changed.flatMap((one) => (one.kind === 'closed' ? fixedFinding(one) : []));
  return { ...found, fixed: fixed.filter(({ cve: { score } }) => score === null || score >= minScore) };
}

function fixedFinding({ cveId, before, ipAddress }: FindingChangedByScan): ChangedFinding {
  const { score = null, severity = null, knownExploited = false, tier = null } = before ?? {};
  return { ipAddress, cve: { cveId, score, severity, knownExploited, epss: null }, tier };
}
