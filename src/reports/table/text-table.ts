/** One column: its heading, and whether its cells are numbers that line up on the right. */
export interface TextColumn {
  readonly heading: string;
  readonly alignRight?: boolean;
}

/** Lines of a plain table; the last column is cut so that no line is wider than `width` characters. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  options: { width: number; indent: string },
): string[] {
  const widths = columns.map((column, index) =>
    Math.max(column.heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = columns.map((column, index) => {
      const cell = cells[index] ?? '';
      const size = widths[index] ?? 0;
      return column.alignRight === true ? cell.padStart(size) : cell.padEnd(size);
    });
    return cut(options.indent + padded.join('  ').trimEnd(), options.width);
  };
  return [line(columns.map((column) => column.heading)), ...rows.map(line)];
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
}
