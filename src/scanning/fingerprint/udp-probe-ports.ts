import { udpProbes } from './probes/registry.ts';

export { isNeverProbed } from './never-probed-ports.ts';

/** UDP ports that a right question is known for, sorted. Other UDP ports are never asked: silence tells nothing. */
export const udpProbePorts: readonly number[] = [...new Set(udpProbes.flatMap((probe) => probe.ports))].sort(
  (a, b) => a - b,
);
