import { setImmediate } from 'node:timers/promises';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { HostResult } from '../../domain/scan-result.ts';

/** Hosts, and the intelligence that judged all of them. */
export interface JudgedHosts<Lookup> {
  readonly bundle: Lookup;
  readonly hosts: readonly HostResult[];
}

/** Judges hosts by the intelligence in use, and by the newer one where it is swapped meanwhile. */
export async function judgeHosts<Lookup extends IntelligenceView>(
  context: {
    readonly intelligence: { current(): Lookup };
    readonly judgeHost: (bundle: Lookup, host: HostObservation) => HostResult;
  },
  observed: readonly HostObservation[],
  signal?: AbortSignal,
): Promise<JudgedHosts<Lookup>> {
  for (;;) {
    const bundle = context.intelligence.current();
    const hosts: HostResult[] = [];
    for (const host of observed) {
      hosts.push(context.judgeHost(bundle, host));
      // Judging a host is pure computing; between hosts the process answers others.
      await setImmediate();
      signal?.throwIfAborted();
    }
    // What is kept may have been judged anew meanwhile: older words must not come after newer ones.
    if (bundle.info.digest === context.intelligence.current().info.digest) return { bundle, hosts };
  }
}
