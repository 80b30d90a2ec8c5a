import type { HostObservation } from './observation.ts';
import type { RouterLoadReport } from './router-report.ts';
import type { ScanTraffic } from './scan-traffic.ts';

export type ScanPhase = 'discovery' | 'ports' | 'services' | 'done';

export interface ScanProgress {
  readonly phase: ScanPhase;
  readonly addressesTotal: number;
  readonly addressesDone: number;
  readonly hostsFound: number;
  readonly portsDone: number;
  readonly portsTotal: number;
  readonly openPorts: number;
  readonly servicesIdentified: number;
  readonly packetsSent: number;
}

/** The stream a scan gives: hosts as each is finished (a checkpoint), and the end with its reasons. */
export type ScanEvent =
  | {
      readonly type: 'progress';
      readonly progress: ScanProgress;
      /** Nothing is sent at the moment, for the sake of the router. */
      readonly isWaiting?: true;
    }
  | { readonly type: 'host'; readonly host: HostObservation }
  | {
      readonly type: 'end';
      readonly partialReasons: readonly string[];
      readonly addressesWithoutAnswer: number;
      /** Devices that an exclusion by MAC, manufacturer or class kept out. */
      readonly excludedDevices: number;
      /** Addresses for which a firewall or tarpit answered instead of a device. */
      readonly ghostAddresses: number;
      readonly traffic: ScanTraffic;
      /** How the scan went easy on the site's router; absent where its load was not watched. */
      readonly routerLoad?: RouterLoadReport;
      readonly phaseMs: Readonly<Record<'discovery' | 'ports' | 'services', number>>;
    };

/** Before the first packet. */
export const noProgress: ScanProgress = {
  phase: 'discovery',
  addressesTotal: 0,
  addressesDone: 0,
  hostsFound: 0,
  portsDone: 0,
  portsTotal: 0,
  openPorts: 0,
  servicesIdentified: 0,
  packetsSent: 0,
};

/** How far two stretches of one scan are together, in the phase and of the size of the `current` one. */
export function addProgress(before: ScanProgress, current: ScanProgress): ScanProgress {
  return {
    ...current,
    addressesDone: before.addressesDone + current.addressesDone,
    hostsFound: before.hostsFound + current.hostsFound,
    portsDone: before.portsDone + current.portsDone,
    portsTotal: before.portsTotal + current.portsTotal,
    openPorts: before.openPorts + current.openPorts,
    servicesIdentified: before.servicesIdentified + current.servicesIdentified,
    packetsSent: before.packetsSent + current.packetsSent,
  };
}
