import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { MitigationFacts, MitigationProduct } from '../../domain/mitigation.ts';
import { exposureAdvice } from './exposure-advice.ts';
import { markdownLink, markdownText } from './markdown-text.ts';
import { isRouterOs, routerOsSteps } from './routeros-steps.ts';

const maxReferences = 30;
const dayMs = 86_400_000;

/** Advice about a CVE as Markdown: made of its record alone, so the same record gives the same text. */
export function renderMitigation(facts: MitigationFacts): string {
  const { cve } = facts;
  const sections = [
    `# ${cve.cveId}`,
    '_Put together from vulnerability records and built-in knowledge, without a language model._',
    cve.status === 'rejected' ? rejectedSection(cve) : undefined,
    ...(cve.status === 'rejected' ? [] : adviceSections(facts)),
    referencesSection(cve),
    sourcesSection(facts),
  ];
  return `${sections.filter((section) => section !== undefined).join('\n\n')}\n`;
}

function rejectedSection(cve: CveDetail): string {
  return [
    '## Rejected',
    `This CVE id has been rejected by its numbering authority: there is nothing to mitigate under this id.`,
    cve.description === ''
      ? 'The record gives no reason.'
      : `The record says: ${markdownText(cve.description)}`,
  ].join('\n\n');
}

function adviceSections({ cve, products, furtherProducts }: MitigationFacts): string[] {
  return [
    `## What it is\n\n${cve.description === '' ? 'The record describes nothing.' : markdownText(cve.description)}`,
    `## How serious it is\n\n${seriousness(cve).join('\n')}`,
    `## Affected versions\n\n${affectedSection(products, furtherProducts)}`,
    `## What to do\n\n${stepsSection(cve, products)}`,
    `## How to verify\n\n${verifySection(products)}`,
  ];
}

function seriousness(cve: CveDetail): string[] {
  const score =
    cve.score === null
      ? '- Score: none yet; that nobody scored it does not make it harmless.'
      : `- Score: ${cve.score.toFixed(1)} ${cve.severity ?? ''} (CVSS ${cve.cvssVersion ?? '?'}, \`${cve.vector ?? '-'}\`)`;
  const epss =
    cve.epss === null
      ? '- EPSS: no estimate in the intelligence in use.'
      : `- EPSS: ${percent(cve.epss.probability)} probability of exploitation within 30 days, higher than ${percent(cve.epss.percentile)} of all CVEs.`;
  const exploited = cve.knownExploited
    ? '- Known to be exploited (CISA KEV): treat it as urgent.'
    : '- Not among the known exploited vulnerabilities of the intelligence in use.';
  const weaknesses = cve.weaknesses.map((weakness) => markdownText(weakness, 40)).join(', ');
  return [score, exploited, epss, ...(weaknesses === '' ? [] : [`- Weakness: ${weaknesses}`])];
}

function affectedSection(products: readonly MitigationProduct[], further: number): string {
  if (products.length === 0) return 'The record names no product. Ask the vendor whether yours is affected.';
  const rows = products.flatMap((product) => {
    const name = markdownText(product.name, 100) + withText(product);
    const ranges =
      product.ranges.length === 0 ? [{ affected: 'not stated', firstFixed: null }] : product.ranges;
    return ranges.map(
      ({ affected, firstFixed }) =>
        `| ${name} | ${markdownText(affected, 500)} | ${firstFixed === null ? 'not stated in the record' : markdownText(firstFixed, 60)} |`,
    );
  });
  const table = ['| Product | Affected versions | First fixed version |', '| --- | --- | --- |', ...rows];
  const more = further === 0 ? [] : ['', `The record names ${further} more products.`];
  return [...table, ...more].join('\n');
}

function withText({ onlyWith }: MitigationProduct): string {
  if (onlyWith.length === 0) return '';
  const shown = onlyWith.slice(0, 3).map((name) => markdownText(name, 60));
  const more = onlyWith.length > 3 ? ` or ${onlyWith.length - 3} more` : '';
  return ` (in some configurations only with ${shown.join(' or ')}${more})`;
}

function stepsSection(cve: CveDetail, products: readonly MitigationProduct[]): string {
  const routerOs = products.find((product) => isRouterOs(product.product));
  const others = products.filter((product) => product !== routerOs);
  const parts = [];
  if (routerOs !== undefined) parts.push(routerOsSteps(cve, routerOs));
  if (others.length > 0 || routerOs === undefined) parts.push(upgradeAdvice(others));
  parts.push(exposureAdvice(cve));
  return parts.join('\n\n');
}

function upgradeAdvice(products: readonly MitigationProduct[]): string {
  const fixes = products.flatMap(({ name, ranges }) =>
    ranges.flatMap(({ affected, firstFixed }) =>
      firstFixed === null
        ? []
        : [
            `- ${markdownText(name, 100)}, where ${markdownText(affected, 200)}: ${markdownText(firstFixed, 60)} or newer`,
          ],
    ),
  );
  if (fixes.length === 0) {
    return (
      '**Upgrade.** No record in the intelligence in use gives a fixed version, so none is named here. Look for one ' +
      'in the references below and in the vendor’s advisories, and reduce the exposure until then.'
    );
  }
  const hint =
    'A distribution may have mended the fault in a package without changing the version of the program: its own ' +
    'advisory then counts.';
  return `**Upgrade** to the first fixed version of your branch, or a newer one:\n\n${fixes.join('\n')}\n\n${hint}`;
}

function verifySection(products: readonly MitigationProduct[]): string {
  const steps = [
    'Compare the version that runs (after a restart of the service or device) with the table above.',
    'Scan the address again, for example with `POST /scans/cve/scan/multiple-ips`: the finding must be gone.',
    'If a workaround stays in place instead of a fix, write it down with `POST /scans/cve/mac-address/cve/status`.',
  ];
  if (products.some(({ product }) => isRouterOs(product))) {
    steps.unshift('On RouterOS, `/system resource print` shows the version that runs.');
  }
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

function referencesSection({ references }: CveDetail): string | undefined {
  if (references.length === 0) return undefined;
  const lines = references
    .slice(0, maxReferences)
    .map(
      ({ url, name }) => `- ${name === undefined ? '' : `${markdownText(name, 150)}: `}${markdownLink(url)}`,
    );
  const more = references.length - maxReferences;
  return `## References\n\n${[...lines, ...(more > 0 ? [`- … and ${more} more in the record`] : [])].join('\n')}`;
}

function sourcesSection({ cve, intel }: MitigationFacts): string {
  const newest = intel.newestRecordAt ?? cve.modifiedAt;
  const days = Math.max(0, Math.floor((Date.parse(newest) - Date.parse(cve.modifiedAt)) / dayMs));
  return [
    '## Sources',
    [
      `- Record: ${markdownText(cve.source, 40)}, published ${cve.publishedAt.slice(0, 10)}, last changed ${cve.modifiedAt.slice(0, 10)}, \`${cve.recordDigest}\``,
      `- Intelligence: ${intel.kind}, newest record of ${newest.slice(0, 10)}, ${days} ${days === 1 ? 'day' : 'days'} after the last change of this one, \`${intel.digest}\``,
    ].join('\n'),
  ].join('\n\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
