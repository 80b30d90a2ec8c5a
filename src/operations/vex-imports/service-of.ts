import { z } from 'zod';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import type { VexService } from '../../domain/vex-document.ts';

const maxPort = 65_535;

/**
 * Reads `urn:sitewarden:service:SITE:ADDRESS:PORT:TRANSPORT`, as our own documents name services; null for every other
 * name. What cannot be read of one is null: a service is never all of its product.
 */
export function serviceOf(name: string): VexService | null {
  if (!/^urn:sitewarden:service:/iu.test(name)) return null;
  const form = /^[^:]*:[^:]*:[^:]*:([^:]*):(.+):(\d{1,5}):(tcp|udp)$/iu;
  const [, site, address = '', digits = '', protocol] = form.exec(name) ?? [];
  const port = Number(digits);
  return {
    siteId: z.uuid().safeParse(site?.toLowerCase()).data ?? null,
    ipAddress: canonicalIpAddress(address) ?? null,
    port: port >= 1 && port <= maxPort ? port : null,
    transport: protocol === undefined ? null : protocol.toLowerCase() === 'udp' ? 'udp' : 'tcp',
  };
}
