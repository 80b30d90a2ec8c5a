/** A CPE 2.3 formatted string (NIST IR 7695 §6.2) cut into what the reference reads of it. */
export type Criteria = {
  part: string;
  vendor: string;
  product: string;
  version: string;
  /** Update, edition, language, sw_edition, target_sw, target_hw, other, as written. */
  rest: string[];
};

/** Cuts at colons that no backslash quotes; throws when there are not 13 pieces. */
export function readCriteria(text: string): Criteria {
  const pieces = text.toLowerCase().match(/(?:\\.|[^:\\])+/gs) ?? [];
  const [scheme, edition, part, vendor, product, version, ...rest] = pieces;
  if (pieces.length !== 13 || scheme !== 'cpe' || edition !== '2.3') {
    throw new Error(`not a CPE 2.3 formatted string: ${text}`);
  }
  return { part: part!, vendor: vendor!, product: product!, version: version!, rest };
}

/** The characters meant by a quoted CPE value: `a\.b` is `a.b`. */
export function unquoted(value: string): string {
  return value.replaceAll(/\\(.)/gs, '$1');
}

/** Whether an unquoted `*` or `?` stands in the value, so that it means more than one name. */
export function hasWildcard(value: string): boolean {
  return /[*?]/.test(value.replaceAll(/\\./gs, ''));
}

/** Whether the value of a criteria (wildcards allowed) covers a plain name; NIST IR 7696 §6.1.2. */
export function covers(pattern: string, name: string): boolean {
  if (!/[*?\\]/.test(pattern)) return pattern === name;
  if (!hasWildcard(pattern)) return unquoted(pattern) === name;
  const pieces = pattern.match(/\\.|./gs) ?? [];
  const source = pieces.map((piece) => {
    if (piece === '*') return '.*';
    if (piece === '?') return '.?';
    return unquoted(piece).replaceAll(/[^a-z0-9_]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source.join('')}$`, 's').test(name);
}
