import type {
  CveToMend,
  DeviceMitigationFacts,
  MitigationStep,
  ProductMitigation,
  UpgradeTarget,
} from '../../domain/device-mitigation.ts';
import { deviceMitigationSteps } from './device-mitigation-steps.ts';
import { markdownText } from './markdown-text.ts';

const mostCves = 100;

/** What to do about a device as Markdown; the same facts give the same text. */
export function renderDeviceMitigation(facts: DeviceMitigationFacts): string {
  const { device, products, notes, furtherFindings, intel } = facts;
  const name = markdownText(device.hostname ?? device.ipAddress, 200);
  const sections = [
    `# What to do about ${name}`,
    '_Put together from vulnerability records and built-in knowledge, without a language model._',
    ...(products.length === 0 ? ['There is no open finding.'] : products.map(productSection)),
    ...notes.map(noteText),
    ...(furtherFindings === 0 ? [] : [`${furtherFindings} more open findings are not told here.`]),
    `## Sources\n\n- Intelligence: ${intel.kind}, newest record of ${intel.newestRecordAt?.slice(0, 10) ?? '-'}, \`${intel.digest}\``,
  ];
  return `${sections.join('\n\n')}\n`;
}

function productSection(product: ProductMitigation): string {
  const { name, version, channel } = product;
  const follows = channel === null ? '' : `, channel ${channel.name} (${channel.basis})`;
  return [
    `## ${markdownText(name, 100)} ${markdownText(version ?? 'of unknown version', 60)}${follows}`,
    ...product.notes.map(noteText),
    targetText(product),
    ...skippedText(product),
    cveTable(product.cves),
    ...deviceMitigationSteps(product).map((step, index) => stepText(step, index + 1)),
  ].join('\n\n');
}

function noteText(note: string): string {
  return `**${markdownText(note, 800)}**`;
}

function targetText({ target, alternatives, distribution, cves }: ProductMitigation): string {
  if (distribution !== null)
    return 'A package of a distribution: its own advisories count, not upstream versions.';
  if (target === null) {
    return '**No fixed version is known.** No statement in the intelligence in use names one, so none is named here.';
  }
  const others = alternatives.map((one) => `- ${targetWords(one, cves.length)}`);
  return [
    `**Lowest good version: ${targetWords(target, cves.length)}**`,
    ...(others.length === 0 ? [] : [`In other release lines:\n\n${others.join('\n')}`]),
  ].join('\n\n');
}

function targetWords({ version, channel, remaining }: UpgradeTarget, all: number): string {
  const where = channel === null ? '' : ` (channel ${channel})`;
  const mends =
    remaining.length === 0
      ? `mends ${all === 1 ? 'it' : `all ${all}`}`
      : `mends ${all - remaining.length} of ${all}; not known of ${remaining.slice(0, 20).join(', ')}`;
  return `${markdownText(version, 60)}${where}, ${mends}`;
}

function skippedText({ skipped }: ProductMitigation): string[] {
  return skipped.map(
    ({ version, problem, repairedIn, source }) =>
      `Not ${version}: ${markdownText(problem, 200)} Repaired in ${repairedIn} (<${source}>).`,
  );
}

function cveTable(cves: readonly CveToMend[]): string {
  const rows = cves.slice(0, mostCves).map((cve) => {
    const fixed = cve.fixedPackage ?? cve.fixedIn;
    const score = cve.score === null ? '-' : cve.score.toFixed(1);
    return `| ${cve.cveId} | ${score} | ${cve.knownExploited ? 'yes' : 'no'} | ${fixed === null ? 'not stated' : markdownText(fixed, 100)} |`;
  });
  const more = cves.length > mostCves ? [`\n${cves.length - mostCves} more.`] : [];
  return ['| CVE | Score | Exploited | Mended in |', '| --- | --- | --- | --- |', ...rows, ...more].join(
    '\n',
  );
}

function stepText({ kind, text, commands }: MitigationStep, number: number): string {
  const title = { backup: 'Backup', upgrade: 'Upgrade', workaround: 'Workaround', verify: 'Verify' }[kind];
  const lines = commands.length === 0 ? '' : `\n\n\`\`\`\n${commands.join('\n')}\n\`\`\``;
  return `${number}. **${title}.** ${text}${lines}`;
}
