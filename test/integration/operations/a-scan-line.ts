import type { BundleInfo } from '../../../src/domain/bundle-info.ts';
import type { IntelligenceView } from '../../../src/domain/intelligence-view.ts';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import type { HostResult } from '../../../src/domain/scan-result.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aFinding, aHost, anSshService } from '../../support/a-scan-result.ts';
import { systemClock } from '../../../src/support/clock.ts';

const info: BundleInfo = {
  formatVersion: 1,
  kind: 'baseline',
  digest: 'sha256:of-the-test',
  newestRecordAt: null,
  records: 1,
  rejectedRecords: 0,
  damagedRecords: 0,
  products: 1,
  unmappedNames: 0,
  cpeMatches: 1,
  knownExploited: 0,
  epssScores: 0,
  sources: [],
};

/** Judges by rule of thumb: one finding a service, scored by the last number of the address. */
function judgeByAddress(_bundle: IntelligenceView, host: HostObservation): HostResult {
  const score = Number(host.ipAddress.split('.').at(-1)) % 11;
  const findings = host.services.map((service) => {
    const finding = aFinding(service);
    const facts = { cveId: `CVE-2026-${1000 + score}`, score, recordDigest: `sha256:of-score-${score}` };
    return { ...finding, cve: { ...finding.cve, ...facts } };
  });
  return { host, findings };
}

/** What a scan line looks like when the network is not the question. */
export function aScanLine(
  store: Store,
  scanTargets: (request: ScanRequest, signal: AbortSignal | undefined) => AsyncIterable<ScanEvent>,
  over: Partial<ExecuteScanContext> = {},
): ExecuteScanContext {
  return {
    store,
    clock: systemClock,
    newId,
    intelligence: { current: () => ({ info, findCve: () => undefined, findAffected: () => [] }) },
    scanTargets: (request, { signal }) => scanTargets(request, signal),
    judgeHost: judgeByAddress,
    isScopeSealed: () => true,
    ports: { tcp: [22], udp: [] },
    limits: {
      ratePerSecond: 0,
      ratePerSecondPerHost: 0,
      silentAddressesAsked: 0,
      maxInFlight: 10,
      maxInFlightPerHost: 10,
      connectTimeoutMs: 500,
      identifyTimeoutMs: 500,
      hostTimeoutMs: 5000,
      scanTimeoutMs: 60_000,
    },
    deadlines: { scanMs: 72 * 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 },
    ...over,
  };
}

/** Answers for every address asked for, as fast as it is read, and notes what it was asked. */
export function answeringTargets(asked: string[][], partialReasons: readonly string[] = []) {
  return async function* scan(request: ScanRequest): AsyncIterable<ScanEvent> {
    asked.push([...request.addresses]);
    for (const [index, address] of request.addresses.entries()) {
      yield { type: 'progress', progress: progressOf(request, index) };
      yield { type: 'host', host: aHost([anSshService()], address) };
    }
    yield endOf(partialReasons);
  };
}

/** How far a scan of `request` is once `done` addresses are finished. */
export function progressOf(request: ScanRequest, done: number) {
  return {
    phase: 'services',
    addressesTotal: request.addresses.length,
    addressesDone: done,
    hostsFound: done,
    portsDone: done,
    portsTotal: request.addresses.length,
    openPorts: done,
    servicesIdentified: done,
    packetsSent: done,
  } as const;
}

/** The end of a scan. */
export function endOf(partialReasons: readonly string[] = []): ScanEvent {
  return {
    type: 'end',
    partialReasons,
    addressesWithoutAnswer: 0,
    excludedDevices: 0,
    ghostAddresses: 0,
    traffic: { packetsSent: 0, peakPerSecond: 0, ratePerSecond: 0, ratePerSecondPerHost: 0 },
    phaseMs: { discovery: 0, ports: 0, services: 0 },
  };
}
