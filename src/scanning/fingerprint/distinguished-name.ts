/** Attributes of a certificate's name from the one that is most its own to the country, as feeds order them. */
const order: readonly (readonly [attribute: string, written: string])[] = [
  ['serialNumber', 'SERIALNUMBER'],
  ['CN', 'CN'],
  ['OU', 'OU'],
  ['O', 'O'],
  ['postalCode', 'POSTALCODE'],
  ['street', 'STREET'],
  ['L', 'L'],
  ['ST', 'ST'],
  ['C', 'C'],
];
const maxLength = 1000;

/**
 * A name of a certificate in the string form of RFC 4514 §2, most specific part first (`CN=router,O=Acme\, Inc.,C=US`),
 * at most 1000 characters; empty when it has no attribute that anybody writes.
 */
export function distinguishedName(name: Readonly<Record<string, string | string[] | undefined>>): string {
  const parts = order.flatMap(([attribute, written]) =>
    [name[attribute] ?? []].flat().map((value) => `${written}=${escaped(value)}`),
  );
  return parts.join(',').slice(0, maxLength);
}

/** RFC 4514 §2.4: signs that would end the value, and a space at its end. */
function escaped(value: string): string {
  return value
    .slice(0, 300)
    .replaceAll(/[,+"\\<>;]/gu, String.raw`\$&`)
    .replace(/ $/u, String.raw`\ `);
}
