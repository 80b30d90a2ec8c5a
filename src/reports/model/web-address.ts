const notInUri = /[^\w\-.~:/?@!$&'()*+,;=%]/gu;
const lonePercent = /%(?![0-9a-f]{2})/giu;

/**
 * The address of a reference as a URI (RFC 3986); undefined when it leads nowhere on the web. Feeds have blanks,
 * bars and brackets in theirs, which validators of formats refuse.
 */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/u.test(url.protocol)) return undefined;
  const fragment = url.hash === '' ? '' : `#${encoded(url.hash.slice(1))}`;
  return `${url.origin}${encoded(url.pathname)}${encoded(url.search)}${fragment}`;
}

function encoded(part: string): string {
  return part
    .toWellFormed()
    .replaceAll(lonePercent, '%25')
    .replaceAll(notInUri, (sign) => encodeURIComponent(sign));
}
