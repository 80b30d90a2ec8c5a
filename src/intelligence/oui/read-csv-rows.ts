/** A row of CSV and where it begins, in characters. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly offset: number;
}

const maxCells = 16;
const maxRowCharacters = 8192;

/**
 * The rows of a CSV text (RFC 4180: quoted cells may hold commas, line ends and doubled quotes). A row that grows beyond
 * 8192 characters is cut at its first line end, so that one quote too many costs one row.
 */
export function* readCsvRows(text: string): Generator<CsvRow, void, undefined> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const end = endOfRow(text, at);
    const row = text.slice(at, Math.min(end, at + maxRowCharacters)).replace(/\r$/u, '');
    if (row.trim() !== '') yield { cells: cellsOf(row), offset: at };
    at = end + 1;
  }
}

function endOfRow(text: string, from: number): number {
  let isQuoted = false;
  const last = Math.min(text.length, from + maxRowCharacters);
  for (let at = from; at < last; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === '\n' && !isQuoted) return at;
  }
  const plain = text.indexOf('\n', from);
  return plain < 0 ? text.length : plain;
}

function cellsOf(row: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= row.length && cells.length < maxCells;) {
    if (row[at] === '"') {
      let cell = '';
      let next = at + 1;
      for (;;) {
        const quote = row.indexOf('"', next);
        cell += row.slice(next, quote < 0 ? undefined : quote);
        if (quote < 0 || row[quote + 1] !== '"') {
          const comma = quote < 0 ? -1 : row.indexOf(',', quote);
          at = comma < 0 ? row.length + 1 : comma + 1;
          break;
        }
        cell += '"';
        next = quote + 2;
      }
      cells.push(cell);
    } else {
      const comma = row.indexOf(',', at);
      cells.push(row.slice(at, comma < 0 ? undefined : comma));
      at = comma < 0 ? row.length + 1 : comma + 1;
    }
  }
  return cells;
}
