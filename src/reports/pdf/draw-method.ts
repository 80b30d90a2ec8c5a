import type { ScanResult } from '../../domain/scan-result.ts';
import type { PdfSheet } from './pdf-sheet.ts';

const paragraphs = [
  'What a finding is: the product and version that a service shows lie in what a CVE record names as affected. ' +
    'The JSON report names, for each finding, the record with its digest, the deciding statement and the observed ' +
    'bytes it rests on.',
  'Confidence, from 0 to 100, is made of named factors: how exactly the version is known, and whether a ' +
    'distribution may have mended the fault without changing the version. A finding is a signal to check, not proof ' +
    'that a system can be broken into.',
  'WITHIN, from CISA BOD 26-04, is how soon a finding is to be mended, counted from when it was first seen or, before ' +
    'that, listed by CISA. Triage means to find out, too, whether the device is already compromised. Every device ' +
    'counts as exposed to a public network, and what is not published of a CVE takes the more careful branch. It is ' +
    'an orientation, no proof of compliance.',
  'CVSS is the base score of the record, independent of this network. KEV marks what CISA lists as exploited in ' +
    'fact. EPSS (FIRST) is the estimated probability of exploitation within 30 days. UNSCORED means that nobody has ' +
    'given a score yet; such findings are shown whatever the threshold.',
  'What it cannot say: programs that show no version, or a false one, are not judged by it; what was asleep, ' +
    'filtered or outside the targets was not seen; faults that no record of the intelligence names are not known. ' +
    'A host without findings is a host about which nothing is known that fits, no more.',
];

/** How the result came to be, as far as it says. */
function wayOf({ partialReasons, routers = [] }: ScanResult): string {
  if (partialReasons.includes('imported')) {
    return (
      'How it was done: another scanner looked at these hosts, and a person brought what it wrote. What listens there ' +
      'is what that scanner took it for; nobody was asked anything for this report. Whether it logged in anywhere, or ' +
      'did more than look, its file does not tell.'
    );
  }
  const scanned =
    'How it was done: each address of the targets was looked for, the selected ports of those that answered were ' +
    'tried, and what listens there was identified by what it says of itself to anyone who asks.';
  if (routers.length === 0)
    return `${scanned} Nothing was logged in to, and nothing was exploited or changed.`;
  const which = routers.map(({ address }) => address).join(', ');
  return (
    `${scanned} The sites' routers (${which}) were asked, with the access that their operator gave, what they know of ` +
    'their networks. Nothing else was logged in to, and nothing was exploited or changed.'
  );
}

/** The last page: what the figures mean and where they end. */
export function drawMethod(sheet: PdfSheet, result: ScanResult): void {
  sheet.newPage();
  sheet.heading('Method and limits', 16);
  for (const paragraph of [wayOf(result), ...paragraphs]) sheet.paragraph(paragraph);
  sheet.paragraph(`Intelligence of this report: ${result.intel.digest}.`);
  sheet.paragraph(
    'Characters that the fonts of this document lack are written as \\u{…} with their code point.',
  );
}
