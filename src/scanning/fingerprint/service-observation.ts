import { createHash } from 'node:crypto';
import type { ServiceObservation, TlsObservation, Transport } from '../../domain/observation.ts';
import { unknownIdentity, type ServiceIdentity } from '../../domain/service-identity.ts';
import type { Clock } from '../../support/clock.ts';

const maxReplyBytes = 4096;
const maxBannerLength = 512;

/** What one probe brought: the reply, who it was read as, and the TLS around it. */
export interface ProbeAnswer {
  readonly probe: string;
  readonly received: Buffer;
  readonly identity: ServiceIdentity;
  readonly tls: TlsObservation | null;
}

/** A port and, when there is one, the answer that its identity rests on. */
export function serviceObservation(
  target: { readonly address: string; readonly port: number; readonly transport: Transport },
  answer: ProbeAnswer | undefined,
  clock: Clock,
): ServiceObservation {
  const { address, port, transport } = target;
  const reply = answer?.received.subarray(0, maxReplyBytes) ?? Buffer.alloc(0);
  return {
    port,
    transport,
    identity: answer?.identity ?? unknownIdentity,
    tls: answer?.tls ?? null,
    banner: reply.length === 0 ? null : bannerText(reply),
    observation:
      answer === undefined || reply.length === 0
        ? null
        : {
            id: observationId([address, String(port), transport, answer.probe], reply),
            probe: answer.probe,
            observedAt: clock.now().toISOString(),
            replyBase64: reply.toString('base64'),
          },
  };
}

function observationId(parts: readonly string[], reply: Buffer): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part}\0`);
  return `obs:${hash.update(reply).digest('hex').slice(0, 32)}`;
}

/** Printable ASCII as it is, every other byte as `\xNN`; cut before an escape would be halved. */
function bannerText(reply: Uint8Array): string {
  let text = '';
  for (const byte of reply) {
    const sign =
      byte >= 0x20 && byte < 0x7f && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).padStart(2, '0')}`;
    if (text.length + sign.length > maxBannerLength) break;
    text += sign;
  }
  return text;
}
