import type { HostJson, ScanJson } from '../../reports/json/scan-json.ts';

/** One thing that the given result and the recomputed one say otherwise. */
export interface ScanDifference {
  /** `missing`: only the given result has it; `new`: only the recomputed one. */
  readonly kind: 'missing' | 'new' | 'changed';
  /** Such as `192.0.2.1 22/tcp CVE-2023-38408`, `summary` or `scan.intel`. */
  readonly what: string;
  /** Names of the fields that differ. */
  readonly fields: readonly string[];
}

/** Lists what differs; empty when both write the same JSON, byte for byte, white space aside. */
export function compareScanJson(given: ScanJson, again: ScanJson): ScanDifference[] {
  if (isSame(given, again)) return [];
  const differences = [
    ...changed('scan', given.scan, again.scan),
    ...given.hosts.flatMap((host, at) => compareHosts(host, again.hosts[at])),
    ...changed('summary', given.summary, again.summary),
  ];
  // What no field says is the order of fields.
  return differences.length > 0
    ? differences
    : [{ kind: 'changed', what: 'the order of fields', fields: [] }];
}

type Item = Readonly<{ service: { port: number; transport: string }; cve_id: string }>;

function compareHosts(given: HostJson, again: HostJson | undefined): ScanDifference[] {
  const place = given.ip_address;
  if (again === undefined) return [{ kind: 'missing', what: place, fields: [] }];
  const { findings, excluded = [], ...rest } = given;
  const { findings: findingsAgain, excluded: excludedAgain = [], ...restAgain } = again;
  const lists = [
    ...compareLists(place, findings, findingsAgain),
    ...compareLists(`${place} excluded`, excluded, excludedAgain),
  ];
  const isOrder = lists.length === 0 && !(isSame(findings, findingsAgain) && isSame(excluded, excludedAgain));
  const order: ScanDifference[] = isOrder ? [{ kind: 'changed', what: `${place} order`, fields: [] }] : [];
  return [...changed(place, rest, restAgain), ...lists, ...order];
}

function compareLists(place: string, given: readonly Item[], again: readonly Item[]): ScanDifference[] {
  const nameOf = ({ service, cve_id }: Item) => `${place} ${service.port}/${service.transport} ${cve_id}`;
  const left = new Map(again.map((item) => [nameOf(item), item]));
  const differences = given.flatMap((item): ScanDifference[] => {
    const what = nameOf(item);
    const other = left.get(what);
    left.delete(what);
    return other === undefined ? [{ kind: 'missing', what, fields: [] }] : changed(what, item, other);
  });
  return [...differences, ...[...left.keys()].map((what) => ({ kind: 'new', what, fields: [] }) as const)];
}

function changed(what: string, given: object, again: object): ScanDifference[] {
  const [before, after] = [new Map(Object.entries(given)), new Map(Object.entries(again))];
  const names = new Set([...before.keys(), ...after.keys()]);
  const fields = [...names].filter((name) => !isSame(before.get(name), after.get(name)));
  return fields.length === 0 ? [] : [{ kind: 'changed', what, fields }];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
