import ipaddr from 'ipaddr.js';

/** Orders addresses by number, IPv4 before IPv6; what is no address comes last, by text. */
export function compareIpAddresses(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(text: string): string {
  if (!ipaddr.isValid(text)) return `9${text}`;
  const bytes = ipaddr.parse(text).toByteArray();
  return `${bytes.length === 4 ? 4 : 6}${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
