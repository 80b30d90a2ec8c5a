import { z } from 'zod';
import { formatIpNetwork, parseIpNetwork } from '../../domain/ip-network.ts';

/** A CIDR text as people write it, read into its canonical form. */
export const NetworkText = z
  .string()
  .max(64)
  .transform((text, context) => {
    const network = parseIpNetwork(text);
    if (network !== undefined) return formatIpNetwork(network);
    context.addIssue({ code: 'custom', message: 'must be a network such as 192.168.1.0/24 or fd00::/64' });
    return z.NEVER;
  });
