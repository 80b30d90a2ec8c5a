import { parseCpeName } from '../../domain/cpe-name.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import type { ServiceIdentity } from '../../domain/service-identity.ts';
import { printableText } from '../../support/printable-text.ts';
import type { ReportEntry } from './report-entry.ts';

/** The program that an entry speaks of, as documents name products. */
export interface EntryProduct {
  /** The same for the same program at the same place, in every report. */
  readonly urn: string;
  readonly cpe: string;
  /** `openssh 9.2p1`. */
  readonly program: string;
  /** Null when it is not known. */
  readonly version: string | null;
  /** With the place: `openssh 9.2p1 at 192.0.2.10 22/tcp`. */
  readonly name: string;
  /** A program, an operating system or hardware. */
  readonly part: 'a' | 'o' | 'h';
}

/** The URN of a host in its site. */
export function hostUrn({ host, site }: HostResult): string {
  return `urn:sitewarden:host:${site?.id ?? 'none'}:${urnText(host.ipAddress)}`;
}

/** What an entry is about. Texts of the network are made printable. */
export function entryProduct({ host, service, judgedCpe }: ReportEntry): EntryProduct {
  const { port, transport } = service;
  const identity = host.host.services.find(
    (one) => one.port === port && one.transport === transport,
  )?.identity;
  const name = parseCpeName(judgedCpe);
  const isMain = identity !== undefined && identity.cpe[0] === judgedCpe;
  const word = (isMain ? identity.product : name?.product) ?? identity?.service ?? 'unnamed program';
  const version = isMain ? identity.version : versionOf(name?.version, identity);
  const program = printableText(version === null ? word : `${word} ${version}`, 120);
  const place = `${host.host.ipAddress} ${port}/${transport}`;
  return {
    urn: `${hostUrn(host).replace(':host:', ':service:')}:${port}:${transport}`,
    cpe: judgedCpe,
    program,
    version: version === null ? null : printableText(version, 80),
    name: printableText(`${program} at ${place}${siteWords(host)}`, 300),
    part: name?.part === 'o' || name?.part === 'h' ? name.part : 'a',
  };
}

function versionOf(inName: string | undefined, identity: ServiceIdentity | undefined): string | null {
  if (inName !== undefined && inName !== '*' && inName !== '-') return inName.replaceAll('\\', '');
  return identity?.version ?? null;
}

function siteWords({ site }: HostResult): string {
  return site === undefined ? '' : `, site ${site.name ?? site.id}`;
}

function urnText(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}
