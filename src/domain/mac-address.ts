/** Normalises `00:1a:2b…`, `00-1A-2B…` or `001A2B…` to upper-case colon form; undefined when it is no MAC. */
export function parseMacAddress(text: string): string | undefined {
  const hex = text.replaceAll(/[:-]/gu, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/u.test(hex)) return undefined;
  if (!/^(?:[0-9A-Fa-f]{12}|(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2})$/u.test(text)) return undefined;
  return hex.match(/../gu)?.join(':');
}
