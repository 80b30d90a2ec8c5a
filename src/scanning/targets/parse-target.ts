import { networkCovers, parseIpNetwork, type IpNetwork } from '../../domain/ip-network.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { addressToNumber, networkToRange, type AddressRange } from './address-range.ts';

/** The largest IPv6 network that may be a target: 65,536 addresses. */
const shortestIpv6Prefix = 112;

const forms = 'Give an address, a CIDR network (192.168.88.0/24) or a range (192.168.88.10-20)';

/**
 * One target text as a range of addresses. `what` is `host` for what shall be scanned (network and broadcast
 * address of an IPv4 network are left out, loopback and /31, /32 excepted) and `all` for exclusions.
 * Throws `bad_target` that names the text.
 */
export function parseTarget(text: string, what: 'host' | 'all'): AddressRange {
  const trimmed = text.trim();
  if (trimmed.length > 100) throw bad(`${trimmed.slice(0, 40)}…`, 'is too long for a target');
  if (trimmed.toLowerCase() === 'localhost') return parseTarget('127.0.0.1', what);
  if (trimmed.includes('/')) return parseNetwork(trimmed, what);
  if (trimmed.includes('-')) return parseRange(trimmed);
  const single = addressToNumber(trimmed);
  if (single === undefined) throw bad(trimmed, 'is not a target; names are not looked up');
  return { family: single.family, first: single.value, last: single.value };
}

function parseNetwork(text: string, what: 'host' | 'all'): AddressRange {
  const network = parseIpNetwork(text);
  if (network === undefined) throw bad(text, 'is not a network');
  const range = networkToRange(network);
  if (what === 'all') return range;
  if (network.family === 6) {
    if (network.prefixLength >= shortestIpv6Prefix) return range;
    throw bad(text, `is too large; IPv6 networks of /${shortestIpv6Prefix} or longer can be scanned`);
  }
  return network.prefixLength >= 31 || isLoopback(network)
    ? range
    : { family: 4, first: range.first + 1n, last: range.last - 1n };
}

function isLoopback(network: IpNetwork): boolean {
  const loopback = parseIpNetwork('127.0.0.0/8');
  return loopback !== undefined && networkCovers(loopback, network);
}

function parseRange(text: string): AddressRange {
  const [from = '', to = '', ...rest] = text.split('-').map((part) => part.trim());
  const first = addressToNumber(from);
  const isShort = /^\d{1,3}$/u.test(to);
  const last = addressToNumber(isShort ? from.replace(/\d+$/u, to) : to);
  if (first === undefined || last === undefined || rest.length > 0 || first.family !== last.family) {
    throw bad(text, 'is not a range');
  }
  if (isShort && first.family === 6) throw bad(text, 'is not a range');
  if (last.value < first.value) throw bad(text, 'ends before it begins');
  return { family: first.family, first: first.value, last: last.value };
}

function bad(text: string, problem: string): SitewardenError {
  return new SitewardenError('usage', 'bad_target', `'${text}' ${problem}. ${forms}.`);
}
