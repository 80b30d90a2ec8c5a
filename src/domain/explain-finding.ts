import type { FindingEvidence } from './device-finding.ts';
import { explainFactors, type ExplainedFactor } from './explain-factors.ts';
import type { ConfidenceFactor } from './verdict.ts';

/** Why a finding is there and how sure it is, in words. */
export function explainFinding(finding: {
  readonly cveId: string;
  readonly port: number;
  readonly transport: string;
  readonly confidence: number;
  readonly evidence: FindingEvidence;
  readonly factors: readonly ConfidenceFactor[];
}): { readonly text: string; readonly factors: readonly ExplainedFactor[] } {
  const { cveId, port, transport, confidence, evidence } = finding;
  const factors = explainFactors(finding.factors);
  const text =
    `The service at ${transport} port ${port} was identified as ${evidence.judgedCpe}. ` +
    `The record of ${cveId} (source ${evidence.source}) names as affected: ${evidence.statement}. ` +
    `Confidence ${confidence} of 100. ${factors.map(({ sentence }) => sentence).join(' ')}`;
  return { text: text.trimEnd(), factors };
}
