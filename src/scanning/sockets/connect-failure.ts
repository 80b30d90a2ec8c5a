/**
 * Why a TCP connection did not come about:
 * - `refused`: a host answered with a reset, so it lives and the port is closed;
 * - `timeout`: nothing came back in time;
 * - `unreachable`: a router or the own stack says there is no such host (ICMP, failed ARP);
 * - `denied`: a firewall said no (ICMP administratively prohibited), or the own one did;
 * - `self_connection`: the socket met itself on one of the machine's own ephemeral ports: nobody listens;
 * - `exhausted`: this machine ran out of sockets, ports or memory: nothing is known, try again;
 * - `aborted`: the caller's signal;
 * - `failed`: anything else.
 */
export type ConnectFailureReason =
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'denied'
  | 'self_connection'
  | 'exhausted'
  | 'aborted'
  | 'failed';

const reasonByCode: Readonly<Record<string, ConnectFailureReason>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EACCES: 'denied',
  EPERM: 'denied',
  EMFILE: 'exhausted',
  ENFILE: 'exhausted',
  ENOBUFS: 'exhausted',
  ENOMEM: 'exhausted',
  EADDRNOTAVAIL: 'exhausted',
  EADDRINUSE: 'exhausted',
  EAGAIN: 'exhausted',
};

/** What a system error code (`ECONNREFUSED` …) says about the port. */
export function connectFailureReason(error: unknown): ConnectFailureReason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? connectFailureReasonOf(code) : 'failed';
}

/** The same for the code alone. */
export function connectFailureReasonOf(code: string): ConnectFailureReason {
  return reasonByCode[code] ?? 'failed';
}

/** A connection that did not come about: an observation about the network, not a fault of ours. */
export class ConnectFailure extends Error {
  readonly reason: ConnectFailureReason;

  constructor(reason: ConnectFailureReason, address: string, port: number) {
    super(`No connection to ${address} port ${port}: ${reason}`);
    this.name = 'ConnectFailure';
    this.reason = reason;
  }
}
