import { textTable } from '../../reports/table/text-table.ts';
import { printableText } from '../../support/printable-text.ts';
import { writeAll } from '../write-out.ts';
import type { Remote } from './remote.ts';

/** A column of a list: its heading, and what an item shows there. */
export interface RowColumn<Item> {
  readonly heading: string;
  readonly cell: (item: Item) => string | number | boolean | null | undefined;
  readonly alignRight?: boolean;
}

const longestCell = 60;

/** Prints a list as a table, or as a JSON array of the items as the service gave them. */
export async function printRows<Item>(
  { io, json }: Remote,
  items: readonly Item[],
  columns: readonly RowColumn<Item>[],
): Promise<void> {
  if (json) return writeAll(io.stdout, `${JSON.stringify(items, undefined, 2)}\n`);
  const width = io.stdout.isTTY === true ? (io.stdout.columns ?? 0) : 0;
  const rows = items.map((item) => columns.map(({ cell }) => cellText(cell(item))));
  const options = { width: width > 0 ? width : Number.MAX_SAFE_INTEGER, indent: '' };
  await writeAll(io.stdout, `${textTable(columns, rows, options).join('\n')}\n`);
}

function cellText(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined || value === ''
    ? '-'
    : printableText(String(value), longestCell);
}
