import { z } from 'zod';
import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { ServiceIdentity } from '../../domain/service-identity.ts';
import { identifyReply } from '../../scanning/fingerprint/identify-reply.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** A banner or reply that somebody captured, as `sitewarden identify` takes it. */
const CapturedReply = z.strictObject({
  protocol: z.string().max(64).default(''),
  port: z.int().min(0).max(65535).default(0),
  transport: z.enum(['tcp', 'udp']).default('tcp'),
  data_base64: z.base64().max(131_072),
});

/** Names the program behind a captured reply with the same code, and the same `feed`, that a scan uses. */
export function identifyCapturedReply(input: unknown, feed?: FeedFingerprints): ServiceIdentity {
  const parsed = CapturedReply.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    const message = `${field === '' ? 'The line' : `'${field}'`}: ${issue?.message ?? 'is not valid'}`;
    throw new SitewardenError('invalid', 'parameter_invalid', message);
  }
  const { protocol, port, transport, data_base64 } = parsed.data;
  return identifyReply({ protocol, port, transport, data: Buffer.from(data_base64, 'base64'), feed });
}
