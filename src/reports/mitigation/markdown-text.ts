import { printableText } from '../../support/printable-text.ts';

/** Text of a feed as plain text of Markdown (CommonMark 0.31 §2.4): nothing in it becomes markup or HTML. */
export function markdownText(text: string, maxLength = 2000): string {
  return printableText(text, maxLength).replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/gu, (sign) =>
    /[-()+!#]/u.test(sign) ? sign : `\\${sign}`,
  );
}

/** A link of a feed; what is no plain web address is shown as text. */
export function markdownLink(url: string): string {
  return /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%[\]-]{1,1000}$/u.test(url) ? `<${url}>` : markdownText(url, 300);
}
