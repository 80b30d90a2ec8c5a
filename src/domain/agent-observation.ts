import { z } from 'zod';
import { fragileClasses } from './device-exclusion.ts';

const text = (length: number) => z.string().max(length);
const facts = (entries: number) =>
  z.record(text(100), text(1000)).refine((record) => Object.keys(record).length <= entries);
const instant = z.iso.datetime();
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const mac = z.string().regex(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/u);

const Service = z.strictObject({
  port: z.int().min(1).max(65_535),
  transport: z.enum(['tcp', 'udp']),
  identity: z.strictObject({
    service: text(100).nullable(),
    vendor: text(200).nullable(),
    product: text(300).nullable(),
    version: text(300).nullable(),
    cpe: z.array(text(500).startsWith('cpe:2.3:')).max(20),
    extra: facts(100),
    fingerprint: text(200).nullable(),
    confidence: z.int().min(0).max(100),
  }),
  tls: z
    .strictObject({
      protocol: text(100).nullable(),
      cipher: text(200).nullable(),
      subject: text(2000).nullable(),
      issuer: text(2000).nullable(),
      validFrom: text(100).nullable(),
      validTo: text(100).nullable(),
      fingerprintSha256: text(100).nullable(),
      altNames: z.array(text(300)).max(50),
    })
    .nullable(),
  banner: text(2048).nullable(),
  observation: z
    .strictObject({
      id: z.string().regex(/^obs:[0-9a-f]{32}$/u),
      probe: text(100),
      observedAt: instant,
      replyBase64: z.base64().max(6000),
    })
    .nullable(),
});

const Host = z.strictObject({
  ipAddress: text(45),
  hostname: text(253).nullable(),
  macAddress: mac.nullable(),
  manufacturer: text(300).nullable(),
  ownMacAddresses: z.array(mac).max(500).exactOptional(),
  // What a router's tables or a person's file told is not an agent's to say.
  discoveredBy: z.enum([
    'tcp_open',
    'tcp_refused',
    'udp_reply',
    'icmp',
    'neighbour_table',
    'router',
    'assumed',
  ]),
  services: z.array(Service).max(70_000),
  partialReasons: z.array(text(300)).max(50),
  traffic: z
    .strictObject({
      packetsSent: count,
      ratePerSecond: z.number().min(0),
      fragileClass: z.enum(fragileClasses).nullable(),
    })
    .exactOptional(),
  startedAt: instant,
  finishedAt: instant,
});

const Progress = z.strictObject({
  phase: z.enum(['discovery', 'ports', 'services', 'done']),
  addressesTotal: count,
  addressesDone: count,
  hostsFound: count,
  portsDone: count,
  portsTotal: count,
  openPorts: count,
  servicesIdentified: count,
  packetsSent: count,
});

/** What an agent tells of a scan: `ScanEvent` without the load of a router, which it does not read. Bounded throughout. */
export const AgentScanEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    progress: Progress,
    isWaiting: z.literal(true).exactOptional(),
  }),
  z.strictObject({ type: z.literal('host'), host: Host }),
  z.strictObject({
    type: z.literal('end'),
    partialReasons: z.array(text(300)).max(1000),
    addressesWithoutAnswer: count,
    excludedDevices: count,
    ghostAddresses: count,
    traffic: z.strictObject({
      packetsSent: count,
      peakPerSecond: z.number().min(0),
      ratePerSecond: z.number().min(0),
      ratePerSecondPerHost: z.number().min(0),
    }),
    phaseMs: z.strictObject({
      discovery: z.number().min(0),
      ports: z.number().min(0),
      services: z.number().min(0),
    }),
  }),
]);
export type AgentScanEvent = z.infer<typeof AgentScanEvent>;
