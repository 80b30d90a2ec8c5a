// What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), full-width forms included.
const startsFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|]/u;
// The same behind a semicolon, which parts cells where the comma is the decimal sign; quotes do not shield it there.
const startsFormulaBehindSemicolon = /;(?=[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠|])/gu;
const needsQuotes = /[",\r\n]/u;

export type CsvValue = string | number | boolean | null;

/**
 * One record of CSV (RFC 4180) with its line end. Texts that a spreadsheet would calculate get an apostrophe in
 * front, as those programs write a text themselves.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const flat = value.replaceAll(/[\r\n\t\0]+/gu, ' ').toWellFormed();
  const shielded = flat.replaceAll(startsFormulaBehindSemicolon, ";'");
  const text = startsFormula.test(shielded) ? `'${shielded}` : shielded;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
