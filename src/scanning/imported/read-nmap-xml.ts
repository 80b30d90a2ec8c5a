import { setImmediate } from 'node:timers/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readXml, type XmlPiece } from '../../support/read-xml.ts';

/** A port that nmap found open, with what it says of the program behind it. Texts are nmap's. */
export interface NmapPort {
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
  /** The attributes of `service`; null when there is no such element. */
  readonly service: ReadonlyMap<string, string> | null;
  readonly cpes: readonly string[];
}

/** A host that nmap found up; one that it was told to take for up (`-Pn`) only when it answered. */
export interface NmapHost {
  readonly addresses: readonly string[];
  readonly macAddress: string | null;
  readonly vendor: string | null;
  readonly hostname: string | null;
  /** Unix seconds, as nmap writes them; null when it does not. */
  readonly endedAt: number | null;
  readonly ports: readonly NmapPort[];
}

export interface NmapRun {
  /** Unix seconds; null when the file does not say. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly hosts: readonly NmapHost[];
}

type Open = Extract<XmlPiece, { kind: 'open' }>;
interface HostDraft {
  addresses: string[];
  macAddress: string | null;
  vendor: string | null;
  hostname: string | null;
  endedAt: number | null;
  isUp: boolean;
  /** Whether it sent anything, as far as the file tells. */
  hasAnswered: boolean;
  /** By `port/transport`. */
  ports: Map<string, NmapPort>;
}
interface PortDraft {
  port: number;
  transport: string;
  state: string;
  service: ReadonlyMap<string, string> | null;
  cpes: string[];
}

const maxHosts = 65_536;
const maxPorts = 200_000;
const maxCpes = 10;
/** So many pieces are read before others get their turn: some milliseconds. */
const piecesAtOnce = 2000;
// The one declaration that nmap writes. With anything in it, it is left for the reader to refuse.
const plainDoctype = /^((?:<\?xml[^<>]*\?>)?\s*)<!DOCTYPE nmaprun>/u;

/**
 * Reads what `nmap -oX` wrote. Throws `invalid` / `import_malformed` for what is no such file, or more than any real
 * one: at most 65,536 hosts and 200,000 ports, whatever their state. Others get their turn while it reads.
 */
export async function readNmapXml(text: string): Promise<NmapRun> {
  try {
    return await readRun(text.replace(/^\uFEFF/u, '').replace(plainDoctype, '$1'));
  } catch (error) {
    if (!(error instanceof SitewardenError) || error.code !== 'xml_damaged') throw error;
    throw malformed(error.message);
  }
}

async function readRun(text: string): Promise<NmapRun> {
  const path: string[] = [];
  const hosts: NmapHost[] = [];
  let startedAt: number | null = null;
  let endedAt: number | null = null;
  let host: HostDraft | undefined;
  let port: PortDraft | undefined;
  let pieces = 0;
  let ports = 0;
  for (const piece of readXml(text)) {
    pieces += 1;
    if (pieces % piecesAtOnce === 0) await setImmediate();
    if (piece.kind === 'text') {
      if (path.at(-1) === 'cpe' && path.at(-2) === 'service' && port !== undefined) addCpe(port, piece.text);
      continue;
    }
    if (piece.kind === 'close') {
      path.pop();
      if (piece.name === 'host' && path.length === 1 && host !== undefined) {
        if (host.isUp && host.hasAnswered && host.addresses.length > 0)
          hosts.push({ ...host, ports: [...host.ports.values()] });
        // Each address becomes a host with all of the ports.
        ports += host.ports.size * Math.max(0, host.addresses.length - 1);
        if (ports > maxPorts) throw malformed(`it holds more than ${maxPorts} ports`);
        if (hosts.length > maxHosts) throw malformed(`it holds more than ${maxHosts} hosts`);
        host = undefined;
      } else if (piece.name === 'port' && path.at(-1) === 'ports' && port !== undefined) {
        ports += 1;
        if (ports > maxPorts) throw malformed(`it holds more than ${maxPorts} ports`);
        if (host !== undefined) keepPort(host, port);
        port = undefined;
      }
      continue;
    }
    const within = path.join('/');
    path.push(piece.name);
    if (within === '') {
      if (piece.name !== 'nmaprun') throw malformed(`it begins with <${piece.name}> instead of <nmaprun>`);
      startedAt = secondsOf(piece, 'start');
    } else if (within === 'nmaprun/runstats' && piece.name === 'finished') endedAt = secondsOf(piece, 'time');
    else if (within === 'nmaprun' && piece.name === 'host') host = newHost(piece);
    else if (host !== undefined && within === 'nmaprun/host/ports' && piece.name === 'port')
      port = newPort(piece);
    else if (port !== undefined && within === 'nmaprun/host/ports/port') readPortPart(port, piece);
    else if (host !== undefined) readHostPart(host, within, piece);
  }
  return { startedAt, endedAt, hosts };
}

function newHost(piece: Open): HostDraft {
  const endedAt = secondsOf(piece, 'endtime');
  return {
    addresses: [],
    macAddress: null,
    vendor: null,
    hostname: null,
    endedAt,
    isUp: false,
    hasAnswered: false,
    ports: new Map(),
  };
}

function newPort({ attributes }: Open): PortDraft {
  const port = Number(attributes.get('portid'));
  return { port, transport: attributes.get('protocol') ?? '', state: '', service: null, cpes: [] };
}

function readHostPart(host: HostDraft, within: string, { name, attributes }: Open): void {
  if (within === 'nmaprun/host' && name === 'status') {
    host.isUp = attributes.get('state') === 'up';
    if (attributes.get('reason') !== 'user-set') host.hasAnswered = true;
  }
  if (within === 'nmaprun/host' && name === 'address') {
    const address = attributes.get('addr') ?? '';
    if (attributes.get('addrtype') === 'mac') {
      host.hasAnswered = true;
      host.macAddress ??= address;
      host.vendor ??= attributes.get('vendor') ?? null;
    } else if (host.addresses.length < 16) host.addresses.push(address);
  }
  // Ports that nmap lists together, all of one state.
  if (within === 'nmaprun/host/ports' && name === 'extraports' && isAnswer(attributes.get('state')))
    host.hasAnswered = true;
  if (within === 'nmaprun/host/hostnames' && name === 'hostname')
    host.hostname ??= attributes.get('name') ?? null;
}

function readPortPart(port: PortDraft, { name, attributes }: Open): void {
  if (name === 'state') port.state = attributes.get('state') ?? '';
  if (name === 'service') port.service = attributes;
}

function addCpe(port: PortDraft, text: string): void {
  if (port.cpes.length < maxCpes) port.cpes.push(text.trim());
}

function isAnswer(state: string | undefined): boolean {
  return state === 'open' || state === 'closed';
}

/** Keeps a port that is open and means something here, the first of its number. */
function keepPort(host: HostDraft, { port, transport, state, service, cpes }: PortDraft): void {
  if (isAnswer(state)) host.hasAnswered = true;
  if (state !== 'open' || !Number.isInteger(port) || port < 1 || port > 65_535) return;
  if (transport !== 'tcp' && transport !== 'udp') return;
  const key = `${port}/${transport}`;
  if (!host.ports.has(key)) host.ports.set(key, { port, transport, service, cpes });
}

function secondsOf({ attributes }: Open, name: string): number | null {
  const text = attributes.get(name) ?? '';
  return /^\d{1,11}$/u.test(text) ? Number(text) : null;
}

function malformed(why: string): SitewardenError {
  return new SitewardenError('invalid', 'import_malformed', `The content is no XML of nmap: ${why}.`);
}
