import ipaddr from 'ipaddr.js';

/** A network in CIDR form; a single address is a /32 or /128. */
export interface IpNetwork {
  readonly family: 4 | 6;
  /** Canonical network address, host bits cleared. */
  readonly address: string;
  readonly prefixLength: number;
}

/** Parses `192.0.2.0/24`, `2001:db8::/32` or a bare address; undefined when it is neither. */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const parsed = parseAddress(address);
  if (parsed === undefined) return undefined;
  const family = parsed.kind() === 'ipv4' ? 4 : 6;
  const bits = family === 4 ? 32 : 128;
  const suffix = slash < 0 ? String(bits) : text.slice(slash + 1);
  if (!/^\d{1,3}$/u.test(suffix) || Number(suffix) > bits) return undefined;
  const prefixLength = Number(suffix);
  return { family, address: clearHostBits(parsed, prefixLength), prefixLength };
}

/** The canonical text of an IPv4 (dotted quad only) or IPv6 address (RFC 5952), undefined when it is none. */
export function canonicalIpAddress(text: string): string | undefined {
  return parseAddress(text)?.toString();
}

/** Whether `address` lies in `network`; false for another family or no address at all. */
export function networkContains(network: IpNetwork, address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === undefined || parsed.kind() !== `ipv${network.family}`) return false;
  return clearHostBits(parsed, network.prefixLength) === network.address;
}

/** Whether every address of `inner` lies in `outer`. */
export function networkCovers(outer: IpNetwork, inner: IpNetwork): boolean {
  return inner.prefixLength >= outer.prefixLength && networkContains(outer, inner.address);
}

/** Canonical text form, `address/prefix`. */
export function formatIpNetwork(network: IpNetwork): string {
  return `${network.address}/${network.prefixLength}`;
}

const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  'fc00::/7',
  '::1/128',
].map((text) => parseIpNetwork(text));
const linkLocalRanges = ['169.254.0.0/16', 'fe80::/10'].map((text) => parseIpNetwork(text));

/** Private, carrier-grade NAT, unique-local or loopback (RFC 1918, 6598, 4193, 4291). */
export function isPrivateNetwork(network: IpNetwork): boolean {
  return privateRanges.some((range) => range !== undefined && networkCovers(range, network));
}

/** Link-local (RFC 3927, 4291): the same addresses mean other hosts on every link. */
export function isLinkLocalNetwork(network: IpNetwork): boolean {
  return linkLocalRanges.some((range) => range !== undefined && networkCovers(range, network));
}

function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function clearHostBits(address: ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number): string {
  const bytes = address.toByteArray().map((byte, index) => {
    const keep = Math.min(8, Math.max(0, prefixLength - index * 8));
    return byte & (0xff << (8 - keep)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes).toString();
}
