import { printableText } from '../../support/printable-text.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or a quoted attribute; whoever wrote it can write no markup. */
export function htmlText(text: string, maxLength = 2000): string {
  return printableText(text, maxLength).replaceAll(/[&<>"']/gu, (sign) => escapes[sign] ?? '');
}
