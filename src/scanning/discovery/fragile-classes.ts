import data from '../../../data/devices/fragile-classes.json' with { type: 'json' };
import type { FragileClass } from '../../domain/device-exclusion.ts';

export interface GentleTerms {
  readonly deviceClass: FragileClass;
  /** Packets a second at most. */
  readonly ratePerSecond: number;
  readonly maxInFlight: number;
}

interface CompiledClass extends GentleTerms {
  readonly manufacturers: readonly RegExp[];
  readonly names: readonly RegExp[];
}

let compiled: readonly CompiledClass[] | undefined;

/** How gently a device has to be asked, by its manufacturer or its name; undefined where neither says that it is fragile. */
export function gentleTermsOf(manufacturer: string | null, name: string | null): GentleTerms | undefined {
  compiled ??= readClasses();
  const [maker, called] = [manufacturer?.slice(0, 200) ?? '', name?.slice(0, 253) ?? ''];
  return compiled.find(
    ({ manufacturers, names }) =>
      manufacturers.some((pattern) => pattern.test(maker)) || names.some((pattern) => pattern.test(called)),
  );
}

/** Shipped data: its form is held by the tests. */
function readClasses(): readonly CompiledClass[] {
  return data.classes.map((entry) => ({
    deviceClass: entry.name as FragileClass,
    ratePerSecond: entry.rate_per_second,
    maxInFlight: entry.connections_at_once,
    manufacturers: entry.manufacturers.map((pattern) => new RegExp(pattern, 'iu')),
    names: entry.names.map((pattern) => new RegExp(pattern, 'iu')),
  }));
}
