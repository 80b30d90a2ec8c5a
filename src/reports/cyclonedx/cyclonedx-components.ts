import type { ServiceObservation } from '../../domain/observation.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import { printableText } from '../../support/printable-text.ts';
import { entryProduct, hostUrn, type EntryProduct } from '../model/entry-product.ts';
import type { ReportEntry } from '../model/report-entry.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ScanReport } from '../model/scan-report.ts';

const types: Readonly<Record<EntryProduct['part'], string>> = {
  a: 'application',
  o: 'operating-system',
  h: 'device',
};

/** What a vulnerability says of which component it affects. */
export function componentRef(entry: ReportEntry): string {
  const { urn, cpe } = entryProduct(entry);
  return `${urn}:${encodeURIComponent(cpe)}`;
}

/** Every host as a device, with the programs on it that something is known of. */
export function* cyclonedxComponents(report: ScanReport): Generator<object> {
  for (const host of report.result.hosts) {
    const programs = programsOf(report, host);
    yield {
      type: 'device',
      'bom-ref': hostUrn(host),
      name: host.host.hostname === null ? host.host.ipAddress : printableText(host.host.hostname, 255),
      ...(host.host.manufacturer !== null && {
        manufacturer: { name: printableText(host.host.manufacturer, 200) },
      }),
      properties: propertiesOf(host),
      ...(programs.length > 0 && { components: programs }),
    };
  }
}

function propertiesOf({ host, site }: HostResult): object[] {
  const facts: [string, string | null | undefined][] = [
    ['ip_address', host.ipAddress],
    ['mac_address', host.macAddress],
    ['site', site?.name ?? site?.id],
  ];
  return facts.flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [{ name: `sitewarden:${name}`, value: printableText(value, 300) }],
  );
}

function programsOf(report: ScanReport, host: HostResult): object[] {
  const programs = new Map<string, object>();
  for (const entry of reportEntries({ ...report, result: { ...report.result, hosts: [host] } })) {
    const ref = componentRef(entry);
    if (!programs.has(ref)) programs.set(ref, programOf(ref, entry));
  }
  const judged = new Set([...programs.keys()].map((ref) => ref.split(':cpe')[0]));
  for (const service of host.host.services) {
    const ref = `${hostUrn(host).replace(':host:', ':service:')}:${service.port}:${service.transport}`;
    if (!judged.has(ref)) programs.set(ref, unjudged(ref, service));
  }
  return [...programs.values()];
}

function programOf(ref: string, entry: ReportEntry): object {
  const { cpe, program, version, part } = entryProduct(entry);
  return {
    type: types[part],
    'bom-ref': ref,
    name: program,
    ...(version !== null && { version }),
    cpe,
    properties: [placeOf(entry.service)],
  };
}

/** A service that nothing is known against is part of what was looked at. */
function unjudged(ref: string, service: ServiceObservation): object {
  const { product, service: word, version, cpe } = service.identity;
  return {
    type: 'application',
    'bom-ref': ref,
    name: printableText(product ?? word ?? 'unnamed program', 120),
    ...(version !== null && { version: printableText(version, 80) }),
    ...(cpe[0] !== undefined && { cpe: cpe[0] }),
    properties: [placeOf(service)],
  };
}

function placeOf({ port, transport }: Pick<ServiceObservation, 'port' | 'transport'>): object {
  return { name: 'sitewarden:port', value: `${port}/${transport}` };
}
