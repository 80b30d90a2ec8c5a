import type { HostObservation } from '../../src/domain/observation.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';
import type { ScanLimits, ScanRequest } from '../../src/domain/scan-request.ts';
import { parsePortSelection } from '../../src/scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../../src/scanning/scan-limits.ts';
import { parseTargets } from '../../src/scanning/targets/parse-targets.ts';

interface RequestWords {
  readonly targets: readonly string[];
  readonly exclude?: readonly string[];
  readonly ports: string;
  readonly limits?: Partial<ScanLimits>;
  readonly assumeAlive?: boolean;
}

/** A scan request from the words a person would use. */
export function aScanRequest(words: RequestWords): ScanRequest {
  const { addresses, scope } = parseTargets(words.targets, {
    exclude: words.exclude ?? [],
    allowPublic: false,
  });
  return {
    addresses,
    scope,
    ports: parsePortSelection(words.ports),
    limits: { ...defaultLimits, ...words.limits },
    assumeAlive: words.assumeAlive ?? false,
  };
}

/** Reads a scan to its end. */
export async function readScan(
  events: AsyncIterable<ScanEvent>,
): Promise<{ hosts: HostObservation[]; end: Extract<ScanEvent, { type: 'end' }>; progress: number }> {
  const hosts: HostObservation[] = [];
  let end: Extract<ScanEvent, { type: 'end' }> | undefined;
  let progress = 0;
  for await (const event of events) {
    if (event.type === 'host') hosts.push(event.host);
    else if (event.type === 'end') end = event;
    else progress += 1;
  }
  if (end === undefined) throw new Error('The scan gave no end');
  return { hosts, end, progress };
}
