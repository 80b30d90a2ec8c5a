import { z } from 'zod';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import type { VexStatement } from '../../domain/vex-document.ts';

/**
 * Reads `urn:sitewarden:service:SITE:ADDRESS:PORT:TRANSPORT`, as our own documents name services; null for every other
 * name. What cannot be read of one is null: a service is never all of its product.
 */
export function serviceOf(name: string): VexStatement['at'] {
  if (!/^urn:sitewarden:service:/iu.test(name)) return null;
  const [, site, address = ''] = /^[^:]*:[^:]*:[^:]*:([^:]*):(.+):\d+:(?:tcp|udp)$/iu.exec(name) ?? [];
  const siteId = z.uuid().safeParse(site?.toLowerCase()).data ?? null;
  return { siteId, ipAddress: canonicalIpAddress(address) ?? null };
}
