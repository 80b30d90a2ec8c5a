import type { ReportEntry } from './report-entry.ts';
import type { ScanReport } from './scan-report.ts';

/** The same items; whoever waits for the report is told of the findings of each once it is written. */
export function* tellWritten<Item>(
  items: Iterable<Item>,
  { onWritten }: Pick<ScanReport, 'onWritten'>,
  findingsIn: (item: Item) => number,
): Generator<Item, void, undefined> {
  for (const item of items) {
    yield item;
    onWritten?.(findingsIn(item));
  }
}

/** How many of the entries are findings: what a distribution has mended is none. */
export function findingsOf(entries: readonly ReportEntry[]): number {
  return entries.reduce((count, { finding }) => count + (finding === null ? 0 : 1), 0);
}
