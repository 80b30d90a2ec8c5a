import type { ChangedFinding, ScanChanges } from '../model/scan-changes.ts';
import { compareUrgency } from './most-urgent-first.ts';
import type { PdfColumn, PdfSheet } from './pdf-sheet.ts';
import { tierWords } from './tier-words.ts';

const shown = 20;
const columns: readonly PdfColumn[] = [
  { heading: 'WITHIN', width: 70 },
  { heading: 'CVE', width: 90 },
  { heading: 'CVSS', width: 40, alignRight: true },
  { heading: 'SEVERITY', width: 60 },
  { heading: 'KEV', width: 35 },
  { heading: 'HOST', width: 220 },
];

/** What the scan changed in what was known before it: how many, and the most urgent of each kind. */
export async function drawChanges(sheet: PdfSheet, { opened, reopened, fixed }: ScanChanges): Promise<void> {
  sheet.heading('What changed');
  if (opened.length + reopened.length + fixed.length === 0) {
    sheet.paragraph('This scan found nothing new and nothing again, and proved nothing to be fixed.');
    return;
  }
  await drawList(sheet, 'New', opened);
  await drawList(sheet, 'Open again', reopened);
  await drawList(sheet, 'Proved to be fixed', fixed);
}

async function drawList(sheet: PdfSheet, words: string, findings: readonly ChangedFinding[]): Promise<void> {
  sheet.heading(`${words}: ${findings.length}`, 10);
  if (findings.length === 0) return;
  await sheet.table(
    columns,
    findings
      .toSorted((a, b) => compareUrgency(a, b) || compareAddresses(a, b))
      .slice(0, shown)
      .map(({ cve, ipAddress, tier }) => [
        tier === null ? '-' : tierWords[tier].short,
        cve.cveId,
        cve.score?.toFixed(1) ?? '-',
        cve.severity ?? 'UNSCORED',
        cve.knownExploited ? 'KEV' : '',
        ipAddress,
      ]),
  );
  if (findings.length > shown) sheet.paragraph(`… and ${findings.length - shown} more.`);
}

function compareAddresses(a: ChangedFinding, b: ChangedFinding): number {
  return a.ipAddress < b.ipAddress ? -1 : Number(a.ipAddress > b.ipAddress);
}
