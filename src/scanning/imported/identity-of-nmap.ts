import { formatCpeName, parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import { unknownIdentity, type ServiceIdentity } from '../../domain/service-identity.ts';
import { printableText } from '../../support/printable-text.ts';
import type { NmapPort } from './read-nmap-xml.ts';

const maxText = 200;
const packageMark = /^(\S+)\s+(Debian|Ubuntu|Raspbian)[ -](\S{1,60})/u;
const portableRelease = /^(\d[\d.]*)(p\d+)$/u;

/**
 * What nmap found out about a service, in the words of this product. A name that nmap only read off the port number
 * (`method="table"`) is a guess, and says nothing.
 */
export function identityOfNmap({ service, cpes }: NmapPort): ServiceIdentity {
  if (service === null || service.get('method') !== 'probed') return unknownIdentity;
  const said = (name: string): string | null => {
    const text = printableText(service.get(name) ?? '', maxText);
    return text === '' ? null : text;
  };
  const names = cpes.flatMap((text) => parseCpeName(text) ?? []).map(withUpdate);
  const main = names[0];
  const mark = packageMark.exec(said('version') ?? '');
  // "9.6.0 or later" is no version.
  const version = mark?.[1] ?? onlyWord(said('version')) ?? (main === undefined ? null : plain(main.version));
  const conf = Number(service.get('conf'));
  const [extraInfo, hostname] = [said('extrainfo'), said('hostname')];
  return {
    service: serviceWord(said('name'), said('tunnel')),
    vendor: main === undefined ? null : plain(main.vendor),
    product: main === undefined ? said('product') : plain(main.product),
    version,
    cpe: names.map(formatCpeName),
    extra: {
      identified_by: 'nmap',
      ...(mark?.[2] !== undefined && { distribution: mark[2], package_revision: mark[3] ?? '' }),
      ...(extraInfo !== null && { info: extraInfo }),
      ...(hostname !== null && { hostname }),
    },
    fingerprint: null,
    confidence: Number.isInteger(conf) && conf >= 0 && conf <= 10 ? conf * 8 : 0,
  };
}

/** nmap writes OpenSSH's `9.2p1` in one piece; NVD names the patch level as the update. */
function withUpdate(name: CpeName): CpeName {
  if (name.vendor !== 'openbsd' || name.product !== 'openssh' || name.update !== '*') return name;
  const [, version, update] = portableRelease.exec(name.version) ?? [];
  return version === undefined || update === undefined ? name : { ...name, version, update };
}

function onlyWord(text: string | null): string | null {
  return text !== null && /^\S+$/u.test(text) ? text : null;
}

function serviceWord(name: string | null, tunnel: string | null): string | null {
  if (name === null || name === 'unknown' || name === 'tcpwrapped') return null;
  return tunnel === 'ssl' && name === 'http' ? 'https' : name.toLowerCase();
}

function plain(value: string): string | null {
  return value === '*' || value === '-' ? null : value.replaceAll('\\', '');
}
