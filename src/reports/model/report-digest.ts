import { createHash } from 'node:crypto';
import { hostUrn } from './entry-product.ts';
import { reportEntries } from './report-entries.ts';
import type { ScanReport } from './scan-report.ts';

/** 16 hex digits over what a report says, so that two that say different things are never taken for one. */
export function reportDigest(report: ScanReport): string {
  const { result, issuedAt, publisher, version } = report;
  const head = [result.id, result.intel.digest, issuedAt, publisher.name, version];
  const hash = createHash('sha256').update(`${JSON.stringify(head)}\n`);
  for (const { cveId, status, decision, host, service, judgedCpe } of reportEntries(report)) {
    const place = [hostUrn(host), service.port, service.transport, judgedCpe];
    hash.update(`${JSON.stringify([cveId, status, decision, ...place])}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
