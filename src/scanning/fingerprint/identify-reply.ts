import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { Transport } from '../../domain/observation.ts';
import { unknownIdentity, type ServiceIdentity } from '../../domain/service-identity.ts';
import { printableText } from '../../support/printable-text.ts';
import { matchFeed } from './feed/match-feed.ts';
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
 * The fingerprints of a `feed` are asked where none of `data/fingerprints` fits. Never throws for bad bytes and never guesses: what
 * is not told is null.
 */
export function identifyReply(reply: {
  readonly protocol: string;
  readonly port: number;
  readonly transport: Transport;
  readonly data: Uint8Array;
  readonly feed?: FeedFingerprints | undefined;
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
    if (facts !== undefined) return identityOf(reader, facts, reply.feed);
  }
  const facts = hinted === undefined ? undefined : safely(() => hinted.read({ ...input, hinted: true }));
  return hinted === undefined || facts === undefined
    ? unknownIdentity
    : identityOf(hinted, facts, reply.feed);
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

function identityOf(
  reader: ReplyReader,
  facts: ReplyFacts,
  feed: FeedFingerprints | undefined,
): ServiceIdentity {
  const match = matchFingerprints(reader.protocol, facts.fields);
  const fromFeed =
    match === undefined && feed !== undefined ? matchFeed(feed, reader.protocol, facts.fields) : undefined;
  const known = match ?? fromFeed;
  const marked = markedFields
    .map((field) => facts.fields[field] ?? '')
    .join('\n')
    .trim();
  const extra: Record<string, string> = {};
  const told = { ...facts.extra, ...(marked === '' ? {} : distributionOf(marked)), ...known?.extra };
  for (const [name, value] of Object.entries(told)) {
    const clean = printableText(value, maxExtraLength);
    if (clean !== '') extra[name] = clean;
  }
  return {
    service: match?.fingerprint.service ?? facts.service,
    vendor: match?.fingerprint.vendor ?? fromFeed?.vendor ?? null,
    product: match?.product ?? fromFeed?.product ?? null,
    version: known?.version ?? null,
    cpe: known?.cpe ?? [],
    extra,
    fingerprint: match?.fingerprint.id ?? fromFeed?.fingerprint ?? null,
    confidence: match?.fingerprint.confidence ?? fromFeed?.confidence ?? protocolOnlyConfidence,
  };
}
