import type { PortSelection } from '../../domain/scan-request.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { udpProbePorts } from '../fingerprint/udp-probe-ports.ts';
import { rankedTcpPorts } from './ranked-tcp-ports.ts';

type Transport = 'tcp' | 'udp';

/**
 * Reads a port selection: `top-100`, `top-1000`, `all` (each with the UDP services worth asking), `none` (hosts are
 * found and nothing else), or a list of ports and ranges such as `22,80,8000-8100`, where `T:` and `U:` before an entry set the transport from there
 * on (`T:22,U:161,123`). Throws a usage error `bad_ports` that names the text.
 */
export function parsePortSelection(text: string): PortSelection {
  if (text.trim().toLowerCase() === 'none') return { tcp: [], udp: [] };
  const tcp = new Set<number>();
  const udp = new Set<number>();
  let transport: Transport = 'tcp';
  for (const entry of text.split(',')) {
    const [, mark, rest = ''] = /^\s*(?:([tu]):)?\s*(.*?)\s*$/iu.exec(entry) ?? [];
    if (mark !== undefined) transport = mark.toLowerCase() === 'u' ? 'udp' : 'tcp';
    const named = mark === undefined ? namedPorts(rest) : undefined;
    for (const port of named ?? parseRange(rest, text)) (named || transport === 'tcp' ? tcp : udp).add(port);
    if (named !== undefined) for (const port of udpProbePorts) udp.add(port);
  }
  return { tcp: sorted(tcp), udp: sorted(udp) };
}

function namedPorts(word: string): readonly number[] | undefined {
  switch (word.toLowerCase()) {
    case 'top-100':
      return rankedTcpPorts().slice(0, 100);
    case 'top-1000':
      return rankedTcpPorts().slice(0, 1000);
    case 'all':
      return countUp(1, 65_535);
    default:
      return undefined;
  }
}

function parseRange(entry: string, text: string): number[] {
  const match = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/u.exec(entry);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (match === null || first < 1 || last > 65_535 || last < first) {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new SitewardenError(
      'usage',
      'bad_ports',
      `'${entry.slice(0, 30)}' in '${shown}' is no port. Give top-100, top-1000, all, none, or a list of ports from ` +
        '1 to 65535 such as 22,80,8000-8100 (U:161 for UDP).',
    );
  }
  return countUp(first, last);
}

function countUp(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function sorted(ports: ReadonlySet<number>): number[] {
  return [...ports].sort((a, b) => a - b);
}
