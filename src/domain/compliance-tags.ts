import { readCvssMetrics } from './cvss-metrics.ts';
import type { CveBrief } from './intelligence-view.ts';

export const complianceTags = ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'] as const;
export type ComplianceTag = (typeof complianceTags)[number];

type Facts = Pick<CveBrief, 'score' | 'severity' | 'vector' | 'knownExploited'>;

const grave = new Set<string | null>(['HIGH', 'COMPLETE']);

/** The regimes under which a finding needs attention, by the rules of `docs/compliance-tags.md`, in a fixed order. */
export function complianceTagsOf({ score, severity, vector, knownExploited }: Facts): ComplianceTag[] {
  const { confidentiality, integrity } = readCvssMetrics(vector ?? '');
  const isSerious = severity === 'HIGH' || severity === 'CRITICAL' || knownExploited;
  const touchesData = [confidentiality, integrity].some((impact) => impact !== null && impact !== 'NONE');
  const applies: Record<ComplianceTag, boolean> = {
    'PCI-DSS': score !== null && score >= 4,
    HIPAA: isSerious && touchesData,
    GDPR: grave.has(confidentiality) || grave.has(integrity),
    SOC2: isSerious,
    'ISO-27001': (score !== null && score > 0) || knownExploited,
    NIST: isSerious,
  };
  return complianceTags.filter((tag) => applies[tag]);
}
