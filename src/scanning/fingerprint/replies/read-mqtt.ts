import type { ReplyReader } from './reply-reader.ts';

const connack = 2;
const publish = 3;
const versionTopic = '$SYS/broker/version';

/**
 * MQTT 3.1.1 (OASIS, §3.2 and §3.3): CONNACK, and behind it, when asked for, the PUBLISH of the broker's
 * version topic. Either may be missing: a CONNACK alone proves the protocol, a PUBLISH names the broker.
 */
export const mqttReader: ReplyReader = {
  protocol: 'mqtt',
  names: ['mqtt', 'mqtts', 'secure-mqtt'],
  read({ data, text, hinted }) {
    const extra: Record<string, string> = {};
    let version: string | undefined;
    let known = false;
    for (const packet of packetsOf(data)) {
      if (packet.type === connack && isConnack(packet.body)) {
        known = true;
        extra['return_code'] = String(packet.body[1]);
      } else if (packet.type === publish && packet.body.length > 2) {
        const topicEnd = 2 + packet.body.readUInt16BE(0);
        if (packet.body.toString('utf8', 2, topicEnd) !== versionTopic) continue;
        known = true;
        version = packet.body.toString('utf8', topicEnd, topicEnd + 200);
      }
    }
    if (!known && hinted && /^[\x20-\x7e]{5,}/u.test(text)) version = text.slice(0, 200);
    if (!known && version === undefined) return undefined;
    return { service: 'mqtt', fields: version === undefined ? {} : { version }, extra };
  },
};

function isConnack(body: Buffer): boolean {
  return (
    body.length >= 2 && (body[0] === 0 || body[0] === 1) && ((body[1] ?? 255) <= 5 || (body[1] ?? 0) >= 0x80)
  );
}

/** Control packets at the start of `data`: type and what follows the fixed header; at most 16. */
function packetsOf(data: Buffer): { type: number; body: Buffer }[] {
  const packets: { type: number; body: Buffer }[] = [];
  let at = 0;
  while (at + 2 <= data.length && packets.length < 16) {
    let length = 0;
    let digits = 0;
    let byte: number;
    do {
      byte = data[at + 1 + digits] ?? 0;
      length += (byte & 127) << (7 * digits);
      digits += 1;
    } while (byte > 127 && digits < 4);
    const start = at + 1 + digits;
    if (byte > 127 || start + length > data.length) break;
    packets.push({ type: (data[at] ?? 0) >> 4, body: data.subarray(start, start + length) });
    at = start + length;
  }
  return packets;
}
