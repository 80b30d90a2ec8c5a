import { z } from 'zod';
import { AgentScanEvent } from './agent-observation.ts';
import { fragileClasses } from './device-exclusion.ts';

/** A text and the Ed25519 signature (RFC 8032, base64url) over `KIND` + newline + its UTF-8 bytes. */
export const SignedText = z.strictObject({
  message: z.string().min(1),
  signature: z.string().regex(/^[\w-]{86}$/u),
});
export type SignedText = z.infer<typeof SignedText>;

const network = z.strictObject({
  family: z.union([z.literal(4), z.literal(6)]),
  address: z.string().max(45),
  prefixLength: z.int().min(0).max(128),
});
const port = z.int().min(1).max(65_535);
const rate = z.number().min(0).max(1_000_000);
const milliseconds = z.number().min(0).max(1e12);

const Request = z.strictObject({
  addresses: z.array(z.string().max(45)).max(70_000),
  scope: z.strictObject({ allowed: z.array(network).max(70_000), excluded: z.array(network).max(70_000) }),
  ports: z.strictObject({ tcp: z.array(port).max(65_535), udp: z.array(port).max(65_535) }),
  limits: z.strictObject({
    ratePerSecond: rate,
    ratePerSecondPerHost: rate,
    maxInFlight: z.int().min(1).max(1_000_000),
    maxInFlightPerHost: z.int().min(1).max(1_000_000),
    silentAddressesAsked: z.int().min(0).max(1_000_000),
    connectTimeoutMs: milliseconds,
    identifyTimeoutMs: milliseconds,
    hostTimeoutMs: milliseconds,
    scanTimeoutMs: milliseconds,
  }),
  assumeAlive: z.boolean(),
  excludedDevices: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('mac'), macAddress: z.string().max(17) }),
        z.strictObject({ kind: z.literal('oui'), oui: z.string().max(8) }),
        z.strictObject({ kind: z.literal('class'), deviceClass: z.enum(fragileClasses) }),
      ]),
    )
    .max(10_000),
});

/** What an agent shall scan, as the server signs it. Good for this agent alone, once, for a while. */
export const AgentWork = z.strictObject({
  workId: z.uuid(),
  agentId: z.uuid(),
  siteId: z.uuid(),
  /** Rises with each work of an agent: what is not above the last one was seen before. */
  number: z.int().min(1),
  issuedAt: z.iso.datetime(),
  /** Not to be begun after this. */
  expiresAt: z.iso.datetime(),
  request: Request,
});
export type AgentWork = z.infer<typeof AgentWork>;

/** Events of one report at most. */
export const mostEventsOfReport = 500;

/**
 * Bytes of JSON that all events of a work may have together: 64 KiB for each address, which is several times what a host with
 * a hundred services takes, and room for some with many more. Never more than a gibibyte.
 */
export function mostBytesOfWork(addresses: number): number {
  return Math.min(2 ** 30, 2 ** 25 + addresses * 2 ** 16);
}

const heard = {
  /** Rises with each message: what is not above the last one was heard before. */
  sequence: z.int().min(1),
  release: z.string().min(1).max(100),
};

/** What an agent says to the server, as the agent signs it. */
export const AgentMessage = z.discriminatedUnion('kind', [
  /** It is there and does nothing: is there work? */
  z.strictObject({ kind: z.literal('ask'), ...heard }),
  /** Events of a work, in order; `position` is that of the first of them. Without any: it is still at it. */
  z.strictObject({
    kind: z.literal('report'),
    ...heard,
    workId: z.uuid(),
    position: z.int().min(0).max(1_000_000),
    events: z.array(AgentScanEvent).max(mostEventsOfReport),
  }),
]);
export type AgentMessage = z.infer<typeof AgentMessage>;

/** What the server says to that. */
export interface AgentAnswer {
  readonly work: SignedText | null;
  /** Of a report: false when the scan shall end. */
  readonly goesOn: boolean;
  /** Seconds until the agent shall ask again. */
  readonly askAgainSeconds: number;
}
