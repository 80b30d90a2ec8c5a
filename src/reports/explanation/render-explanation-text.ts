import type { ExplainedFactor } from '../../domain/explain-factors.ts';
import type { ExplainedStatement, Explanation } from '../../domain/explanation.ts';
import { printableText } from '../../support/printable-text.ts';

const sourceNames = {
  vendor: "the vendor's own fix data",
  cve_list: 'CVE List, affected',
  adp: 'CVE List, added by an ADP',
  cve_list_cpe: 'CVE List, cpeApplicability',
  nvd: 'NVD',
  overlay: 'Anchore overlay',
  baseline: 'shipped baseline',
  debian_tracker: "Debian's security tracker",
} as const;
const verdictWords = { affected: 'affected', not_affected: 'not affected', unknown: 'unknown' } as const;
const roleWords = {
  decides: 'decides',
  agrees: 'agrees',
  contradicts: 'contradicts',
  undecided: 'does not know',
  set_aside: 'set aside: another statement speaks for the source',
} as const;

/** An explanation for a person at a terminal; what feeds wrote goes through `printableText`. */
export function renderExplanationText(given: Explanation): string {
  const { verdict } = given;
  const lines = [
    `${safe(given.cveId)} on ${safe(given.cpe)}`,
    '',
    verdict === undefined
      ? `No verdict. ${safe(given.because)}`
      : `Verdict: ${verdictWords[verdict.verdict]}, confidence ${verdict.confidence} of 100, decided by ${sourceNames[verdict.source]}.`,
  ];
  if (verdict !== undefined) {
    lines.push(`Why: ${safe(given.because)}`, `Statement: ${safe(verdict.statement)}`);
    for (const { source, verdict: other, statement } of verdict.conflicts) {
      lines.push(`Contradicted by ${sourceNames[source]}: ${verdictWords[other]}, ${safe(statement)}`);
    }
  }
  if (given.rejected) lines.push('The record of this CVE was rejected.');
  if (given.distribution !== undefined) {
    lines.push(`Debian's tracker decides: ${safe(given.distribution.statement)}.`);
  }
  lines.push(...given.notes.map((note) => `Note: ${safe(note)}`), ...statementLines(given));
  if (verdict !== undefined) {
    lines.push(
      '',
      `What the confidence of ${verdict.confidence} is made of:`,
      ...verdict.factors.map(factorLine),
    );
  }
  if (given.raisedBy.length > 0) {
    lines.push('', 'What would raise it:', ...given.raisedBy.map((sentence) => `  - ${sentence}`));
  }
  lines.push('', `Intelligence: ${safe(given.intelDigest)}`);
  return `${lines.join('\n')}\n`;
}

function statementLines({ statements, furtherStatements }: Explanation): string[] {
  if (statements.length === 0) return [];
  const lines = ['', 'What the sources say, most trusted first:'];
  for (const [index, statement] of statements.entries()) lines.push(...oneStatement(statement, index + 1));
  if (furtherStatements > 0) lines.push(`  and ${furtherStatements} more statements`);
  return lines;
}

function oneStatement(statement: ExplainedStatement, number: number): string[] {
  const { source, role, verdict, confidence, because, recordDigest, quarantined } = statement;
  return [
    `  ${number}. ${sourceNames[source]} (${roleWords[role]})`,
    `     ${safe(statement.statement)}`,
    `     alone: ${verdictWords[verdict]}, confidence ${confidence}. ${because}`,
    ...(quarantined ? ['     quarantined: a bound was never released'] : []),
    `     record ${recordDigest === null ? 'without a digest' : safe(recordDigest)}`,
  ];
}

function factorLine({ name, effect, sentence }: ExplainedFactor): string {
  return `  ${effect > 0 ? '+' : ''}${effect} ${name}: ${sentence}`;
}

function safe(text: string): string {
  return printableText(text, 600);
}
