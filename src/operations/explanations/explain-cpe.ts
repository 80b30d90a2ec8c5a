import type { Explanation } from '../../domain/explanation.ts';
import { explainCandidate } from '../../matching/explain-candidate.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { CveIdText } from '../cve-id-text.ts';
import { cpeToJudge } from '../matching/cpe-to-judge.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';

/**
 * Explains the verdict on a CPE and a CVE as somebody wrote them. Throws `malformed` / `malformed_cpe`, `invalid` /
 * `cpe_without_product`, `cve_id_malformed`.
 */
export function explainCpe(intelligence: AdviceIntelligence, cpe: string, cveId: string): Explanation {
  const name = cpeToJudge(cpe.trim());
  if (name instanceof SitewardenError) throw name;
  const id = CveIdText.safeParse(cveId.trim());
  if (!id.success) {
    throw new SitewardenError('invalid', 'cve_id_malformed', 'A CVE id looks like CVE-2021-44228.');
  }
  return explainCandidate(intelligence, name, id.data);
}
