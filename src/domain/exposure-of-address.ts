import ipaddr from 'ipaddr.js';
import type { Exposure } from './priority.ts';

/**
 * What an address alone says of exposure: a global unicast address can be reached from the internet unless something
 * stands before it; whether anything is forwarded to a private one is not known.
 */
export function exposureOfAddress(ipAddress: string): Exposure {
  if (!ipaddr.isValid(ipAddress)) return 'unknown';
  return ipaddr.process(ipAddress).range() === 'unicast' ? 'exposed' : 'unknown';
}
