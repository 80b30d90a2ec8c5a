import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import { parseMacAddress } from '../../domain/mac-address.ts';
import type { HostObservation, ServiceObservation } from '../../domain/observation.ts';
import { printableText } from '../../support/printable-text.ts';
import { identityOfNmap } from './identity-of-nmap.ts';
import type { NmapHost, NmapPort, NmapRun } from './read-nmap-xml.ts';

const maxEvidenceBytes = 4096;
/** So many hosts or services are made before others get their turn: some milliseconds. */
const madeAtOnce = 1000;

/**
 * The hosts of a run of nmap as observations, one for each address, the first of an address. Times are those of the
 * file, never later than `now`. What nmap was not told to ask is not known, which every host says (`imported`).
 */
export async function observeNmap(run: NmapRun, now: Date): Promise<HostObservation[]> {
  const hosts = new Map<string, HostObservation>();
  const startedAt = instantOf(run.startedAt ?? run.endedAt, now);
  let made = 0;
  for (const host of run.hosts) {
    const finishedAt = instantOf(host.endedAt ?? run.endedAt ?? run.startedAt, now);
    for (const text of host.addresses) {
      const address = canonicalIpAddress(text);
      if (address === undefined || hosts.has(address)) continue;
      const services: ServiceObservation[] = [];
      for (const port of host.ports) {
        made += 1;
        if (made % madeAtOnce === 0) await setImmediate();
        services.push(serviceOf(address, port, finishedAt));
      }
      made += 1;
      if (made % madeAtOnce === 0) await setImmediate();
      const times = { startedAt: startedAt < finishedAt ? startedAt : finishedAt, finishedAt };
      hosts.set(address, { ...observe(host, address), services, ...times });
    }
  }
  return [...hosts.values()];
}

function observe(host: NmapHost, ipAddress: string) {
  return {
    ipAddress,
    hostname: textOf(host.hostname),
    macAddress: host.macAddress === null ? null : (parseMacAddress(host.macAddress) ?? null),
    manufacturer: textOf(host.vendor),
    discoveredBy: 'imported',
    partialReasons: ['imported'],
  } as const;
}

function serviceOf(address: string, port: NmapPort, observedAt: string): ServiceObservation {
  const evidence = Buffer.from(JSON.stringify([...(port.service ?? [])]))
    .subarray(0, maxEvidenceBytes)
    .toString('base64');
  const id = createHash('sha256')
    .update([address, port.port, port.transport, 'nmap', evidence].join('\n'))
    .digest('hex');
  return {
    port: port.port,
    transport: port.transport,
    identity: identityOfNmap(port),
    tls: null,
    banner: null,
    observation:
      port.service === null
        ? null
        : { id: `obs:${id.slice(0, 32)}`, probe: 'nmap-import', observedAt, replyBase64: evidence },
  };
}

function textOf(text: string | null): string | null {
  const printable = printableText(text ?? '', 255);
  return printable === '' ? null : printable;
}

function instantOf(seconds: number | null, now: Date): string {
  const at = seconds === null ? now.getTime() : Math.min(seconds * 1000, now.getTime());
  return new Date(at).toISOString();
}
