import type { FindingState } from '../../domain/finding-event.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';

/** What was said of a finding as it is kept. */
export function stateOfKept(finding: KeptFinding): FindingState {
  const { recordDigest, score, severity, knownExploited, confidence, statement } = finding;
  const { exploitedSince = null, tier } = finding;
  return {
    recordDigest,
    score,
    severity,
    knownExploited,
    exploitedSince,
    confidence,
    statement,
    ...(tier && { tier }),
  };
}
