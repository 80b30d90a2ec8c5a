import type { Transport } from '../../domain/observation.ts';
import { unknownIdentity, type ServiceIdentity } from '../../domain/service-identity.ts';
import { printableText } from '../../support/printable-text.ts';
import { distributionOf, matchFingerprints } from './matching/match-fingerprints.ts';
import { replyReaders } from './replies/registry.ts';
import type { ReplyFacts, ReplyReader } from './replies/reply-reader.ts';

const maxTextBytes = 16_384;
const maxExtraLength = 300;
/** A reply that only proves the protocol says nothing about the program. */
const protocolOnlyConfidence = 0;
/** Fields in which distributions leave their mark; a title or a page may name one without running on it. */
const markedFields = ['banner', 'server', 'version', 'agent', 'build', 'powered_by'] as const;

/**
 * Names the program behind a captured banner or reply. `protocol` is a service word (`ssh`, `postgres`, `https`),
 * or empty when nobody knows; it is a hint, and bytes that speak another protocol are read as that one.
 * What several exchanges gave (MQTT CONNACK and PUBLISH, AMQP) may come joined or as either part alone.
 * Pure over `data/fingerprints`; never throws for bad bytes and never guesses: what is not told is null.
 */
export function identifyReply(reply: {
  readonly protocol: string;
  readonly port: number;
  readonly transport: Transport;
  readonly data: Uint8Array;
}): ServiceIdentity {
  if (reply.data.length === 0) return unknownIdentity;
  const data = Buffer.from(reply.data.buffer, reply.data.byteOffset, reply.data.byteLength);
  const text = data.toString('latin1', 0, maxTextBytes);
  const input = { data, text, port: reply.port, transport: reply.transport };
  const hinted = readerNamed(reply.protocol);
  // First as what it plainly is, so that a loose reading of the hinted protocol cannot claim another's bytes.
  const readers =
    hinted === undefined ? replyReaders : [hinted, ...replyReaders.filter((one) => one !== hinted)];
  for (const reader of readers) {
    const facts = safely(() => reader.read({ ...input, hinted: false }));
    if (facts !== undefined) return identityOf(reader, facts);
  }
  const facts = hinted === undefined ? undefined : safely(() => hinted.read({ ...input, hinted: true }));
  return hinted === undefined || facts === undefined ? unknownIdentity : identityOf(hinted, facts);
}

function readerNamed(protocol: string): ReplyReader | undefined {
  const word = protocol.trim().toLowerCase();
  if (word === '') return undefined;
  return replyReaders.find((reader) => reader.names.includes(word));
}

function safely(read: () => ReplyFacts | undefined): ReplyFacts | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function identityOf(reader: ReplyReader, facts: ReplyFacts): ServiceIdentity {
  const match = matchFingerprints(reader.protocol, facts.fields);
  const marked = markedFields
    .map((field) => facts.fields[field] ?? '')
    .join('\n')
    .trim();
  const extra: Record<string, string> = {};
  const told = { ...facts.extra, ...(marked === '' ? {} : distributionOf(marked)), ...match?.extra };
  for (const [name, value] of Object.entries(told)) {
    const clean = printableText(value, maxExtraLength);
    if (clean !== '') extra[name] = clean;
  }
  return {
    service: match?.fingerprint.service ?? facts.service,
    vendor: match?.fingerprint.vendor ?? null,
    product: match?.fingerprint.product ?? null,
    version: match?.version ?? null,
    cpe: match?.cpe ?? [],
    extra,
    fingerprint: match?.fingerprint.id ?? null,
    confidence: match?.fingerprint.confidence ?? protocolOnlyConfidence,
  };
}
