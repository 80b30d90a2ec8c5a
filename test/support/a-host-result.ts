import type { HostObservation, ServiceObservation } from '../../src/domain/observation.ts';
import type { Finding, HostResult } from '../../src/domain/scan-result.ts';
import { aFinding, aHost, anSshService } from './a-scan-result.ts';

/** A service like the SSH one, somewhere else or of another version. */
export function aServiceAt(port: number, version: string | null = '9.2p1'): ServiceObservation {
  const ssh = anSshService();
  return { ...ssh, port, identity: { ...ssh.identity, version } };
}

/** A finding of a CVE with a record of its own. */
export function aFindingOf(
  cveId: string,
  over: { readonly confidence?: number; readonly service?: ServiceObservation } & Partial<
    Finding['cve']
  > = {},
): Finding {
  const { confidence, service, ...facts } = over;
  const finding = aFinding(service ?? anSshService());
  return {
    ...finding,
    cve: { ...finding.cve, cveId, records: [], recordDigest: `sha256:record-of-${cveId}`, ...facts },
    verdict: { ...finding.verdict, cveId, confidence: confidence ?? finding.verdict.confidence },
  };
}

/** A judged host; without a MAC address or a name unless they are given. */
export function aHostResult(
  ipAddress: string,
  over: Partial<HostObservation> = {},
  findings: readonly Finding[] = [],
): HostResult {
  const nobody = { hostname: null, macAddress: null, manufacturer: null };
  return { host: { ...aHost([anSshService()], ipAddress), ...nobody, ...over }, findings };
}
