import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostObservation } from '../../src/domain/observation.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';

export const env = { ...process.env, NODE_COMPILE_CACHE: mkdtempSync(join(tmpdir(), 'scan-lab-')) };
export const lifted = { ratePerSecond: 0, ratePerSecondPerHost: 0, maxInFlightPerHost: 1000 };

const script = new URL('../../test/support/run-network-scan.ts', import.meta.url).pathname;

/** Runs a command inside a network of namespaces and gives what it printed. */
export type Inside = (...command: string[]) => Promise<string>;

export interface OwnScan {
  readonly hosts: readonly HostObservation[];
  readonly end: Extract<ScanEvent, { type: 'end' }>;
  readonly wallMs: number;
  readonly peakMib: number;
}

/** One scan by the engine alone, in a process of its own; `ports` of `none` finds hosts only. */
export async function runOwnScan(
  inside: Inside,
  targets: string,
  ports: string,
  limits: object,
  flags: readonly string[] = [],
): Promise<OwnScan> {
  const words = [process.execPath, ...flags, script, targets, ports, JSON.stringify(limits)];
  return JSON.parse(await inside(...words)) as OwnScan;
}
