import type { HostObservation } from './observation.ts';

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
  | { readonly type: 'progress'; readonly progress: ScanProgress }
  | { readonly type: 'host'; readonly host: HostObservation }
  | {
      readonly type: 'end';
      readonly partialReasons: readonly string[];
      readonly addressesWithoutAnswer: number;
      readonly packetsSent: number;
      readonly phaseMs: Readonly<Record<'discovery' | 'ports' | 'services', number>>;
    };
