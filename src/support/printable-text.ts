/**
 * Text from the network or a feed made safe for a terminal: control characters, bidirectional overrides and
 * escape sequences cannot reach it. Longer text is cut with an ellipsis at `maxLength` characters.
 */
export function printableText(text: string, maxLength = 200): string {
  const flat = text.replaceAll(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, ' ').trim();
  const characters = Array.from(flat);
  return characters.length <= maxLength ? flat : `${characters.slice(0, maxLength - 1).join('')}…`;
}
