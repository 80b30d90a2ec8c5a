import type { CveGroup } from '../model/group-by-cve.ts';
import { webAddress } from '../model/web-address.ts';

/** A CVE as the rule that its findings break (SARIF 2.1.0, 3.49). */
export function sarifRule({ cveId, entries }: CveGroup): object {
  const cve = entries.find((entry) => entry.cve !== null)?.cve ?? null;
  const helpUri = cve?.references.map(({ url }) => webAddress(url)).find((url) => url !== undefined);
  return {
    id: cveId,
    shortDescription: { text: cveId },
    ...(cve !== null && cve.description !== '' && { fullDescription: { text: cve.description } }),
    ...(helpUri !== undefined && { helpUri }),
    properties: {
      tags: ['security', ...new Set(cve?.weaknesses)],
      // The name by which code hosts sort results; a text there.
      ...(cve !== null && cve.score !== null && { 'security-severity': cve.score.toFixed(1) }),
    },
  };
}
