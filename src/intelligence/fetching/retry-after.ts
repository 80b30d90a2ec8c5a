/** RFC 9110 §10.2.3: seconds or a date, as ms from `now`, never less than 0; undefined when it says neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3,9}, /u.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
