import { createHash } from 'node:crypto';
import { entryProduct } from '../model/entry-product.ts';
import type { ReportEntry, VexStatus } from '../model/report-entry.ts';
import { webAddress } from '../model/web-address.ts';

/** SARIF 2.1.0, 3.27.9: `open` is what the tool could not decide. */
const kinds: Readonly<Record<VexStatus, string>> = {
  affected: 'fail',
  fixed: 'pass',
  not_affected: 'notApplicable',
  under_investigation: 'open',
};

/** One finding as a result (SARIF 2.1.0, 3.27); what a person decided suppresses it visibly. */
export function sarifResult(entry: ReportEntry, ruleIndex: number): object {
  const { cveId, cve, status, service, host, finding, decision, reason, tickets } = entry;
  const product = entryProduct(entry);
  const address = host.host.ipAddress.includes(':') ? `[${host.host.ipAddress}]` : host.host.ipAddress;
  return {
    ruleId: cveId,
    ruleIndex,
    kind: kinds[status],
    level: status === 'affected' ? levelOf(cve?.score ?? null) : 'none',
    message: { text: plainMessage(`${cveId} on ${product.name}: ${status}. ${reason}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `${service.transport}://${address}:${service.port}` } },
        logicalLocations: [{ name: product.program, fullyQualifiedName: product.urn, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'sitewardenFinding/v1': fingerprintOf(product.urn, product.cpe, cveId) },
    ...(decision !== null && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${decision.kind}: ${decision.reason}`,
          properties: {
            by: decision.source.by,
            id: decision.source.id,
            decidedBy: decision.decidedBy,
            decidedAt: decision.decidedAt,
            expiresAt: decision.expiresAt,
            vexDocument: decision.vexDocument,
          },
        },
      ],
    }),
    ...workItemsOf(tickets),
    properties: {
      cpe: product.cpe,
      knownExploited: cve?.knownExploited ?? null,
      epss: cve?.epss?.probability ?? null,
      confidence: finding?.verdict.confidence ?? null,
    },
  };
}

/** SARIF 2.1.0, 3.27.28: addresses, each once. */
function workItemsOf(tickets: ReportEntry['tickets']): { readonly workItemUris?: readonly string[] } {
  const uris = tickets.flatMap(({ url }) => (url === null ? [] : (webAddress(url) ?? [])));
  return uris.length === 0 ? {} : { workItemUris: [...new Set(uris)] };
}

/** A text in which nothing is a placeholder or a link (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function plainMessage(text: string): string {
  return text.replaceAll(/[\\[\]]/gu, String.raw`\$&`).replaceAll(/[{}]/gu, '$&$&');
}

function levelOf(score: number | null): string {
  if (score === null) return 'warning';
  return score >= 7 ? 'error' : score >= 4 ? 'warning' : 'note';
}

function fingerprintOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
