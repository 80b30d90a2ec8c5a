/** The two logical values of a CPE attribute in bound form (NIST IR 7695 §5.3.1). */
export const any = '*';
export const notApplicable = '-';

const unusable = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;

/**
 * One attribute of a formatted string in canonical form: lower case, each character escaped if and only if
 * NIST IR 7695 §6.2.2 asks for it, unquoted `*` and `?` kept as wildcards. Undefined when empty or unreadable.
 */
export function canonicalCpeValue(raw: string): string | undefined {
  if (raw === any || isBare(raw)) return raw;
  if (raw === '' || unusable.test(raw)) return undefined;
  const text = raw.toLowerCase();
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      at += 1;
      if (at === text.length) return undefined;
      out += quoted(text.charAt(at));
    } else {
      out += sign === '*' || sign === '?' ? sign : quoted(sign);
    }
  }
  // A lone hyphen that was escaped is the text "-", not the logical value NA; likewise only `*` alone is ANY.
  return out === '-' && raw !== '-' ? '\\-' : out;
}

/** The canonical bound form of plain text, in which nothing is special: `9.2:p1` gives `9.2\:p1`. */
export function cpeValueOfText(text: string): string | undefined {
  if (text === '' || unusable.test(text)) return undefined;
  const out = Array.from(text.toLowerCase(), quoted).join('');
  return out === '-' ? '\\-' : out;
}

/** The plain text of a canonical value: `9.2\+b` gives `9.2+b`. */
export function textOfCpeValue(value: string): string {
  return value.includes('\\') ? value.replaceAll(/\\(.)/gsu, '$1') : value;
}

/** Whether the value holds an unquoted wildcard and is not ANY itself. */
export function hasWildcard(value: string): boolean {
  if (value === any || (!value.includes('*') && !value.includes('?'))) return false;
  return /[*?]/u.test(value.replaceAll(/\\./gsu, ''));
}

/** True when the value is neither ANY nor NA and holds no wildcard. */
export function isPlainValue(value: string): boolean {
  return value !== any && value !== notApplicable && !hasWildcard(value);
}

/** Whether it is lower-case letters, digits, `.`, `_` and `-` alone: nearly all values are, and need nothing. */
function isBare(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (!isBareCode(text.charCodeAt(at))) return false;
  }
  return text !== '';
}

/** Whether the character of that code stands for itself in either case: `a-z`, `0-9`, `.`, `_`, `-`. */
export function isBareCode(code: number): boolean {
  if (code >= 97) return code <= 122;
  return (code >= 48 && code <= 57) || code === 46 || code === 95 || code === 45;
}

function quoted(sign: string): string {
  return /[!-,/:-@[-^`{-~]/u.test(sign) ? `\\${sign}` : sign;
}
