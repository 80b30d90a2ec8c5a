const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const forms = [
  // 2024-Oct-10 11:36, 2024-10-10
  /(?<!\d)(?<year>\d{4})-(?<month>\d{2}|[A-Za-z]{3})-(?<day>\d{1,2})(?!\d)/u,
  // 10 October 2024, 10th Oct, 2024
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[A-Za-z]{3,9})\.?,? (?<year>\d{4})(?!\d)/u,
  // October 10, 2024
  /(?<month>[A-Za-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?!\d)/u,
];

/** The first calendar day that MikroTik's text names, as ISO 8601; null when it names none. */
export function readDay(text: string): string | null {
  for (const form of forms) {
    const { year = '', month = '', day = '' } = form.exec(text)?.groups ?? {};
    const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const number = /^\d/u.test(month) ? Number(month) : named;
    const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    const at = new Date(`${date}T00:00:00.000Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)) return date;
  }
  return null;
}
