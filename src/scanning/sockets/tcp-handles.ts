import { getSystemErrorName } from 'node:util';

/** One TCP socket as `node:net` holds it inside, without the stream around it (Node's lib/net.js, libuv's uv_tcp_t). */
export interface TcpHandle {
  /** Begin connecting; a negative system error number when that fails at once. */
  connect(request: ConnectRequest, address: string, port: number): number;
  connect6(request: ConnectRequest, address: string, port: number): number;
  /** Releases the descriptor, then calls back. A connection attempt under way completes first, as cancelled. */
  close(onClosed: () => void): void;
  /** The same with a reset instead of a FIN, so that no TIME_WAIT is left; a negative number when it cannot. */
  reset(onClosed: () => void): number;
  getsockname(out: Partial<TcpEnd>): number;
  getpeername(out: Partial<TcpEnd>): number;
}

/** One end of a connection. */
export interface TcpEnd {
  readonly address: string;
  readonly port: number;
}

export interface ConnectRequest {
  /** Hears 0 or a negative system error number. */
  oncomplete: (status: number) => void;
}

/** What makes handles and the requests that they take. */
export interface TcpHandles {
  readonly open: () => TcpHandle;
  readonly request: () => ConnectRequest;
}

interface TcpBinding {
  readonly TCP: new (kind: number) => TcpHandle;
  readonly TCPConnectWrap: new () => ConnectRequest;
  readonly constants: { readonly SOCKET: number };
}

/**
 * Node's own TCP handles; undefined where a Node does not give them out (DEP0111) or its permission model forbids it.
 * A stream around every socket costs more than twice as much as the connection that tells whether a port is open.
 */
export function findTcpHandles(): TcpHandles | undefined {
  try {
    const { binding } = process as unknown as { binding?: (name: string) => TcpBinding };
    const tcp = binding?.('tcp_wrap');
    if (tcp === undefined) return undefined;
    const { TCP, TCPConnectWrap, constants } = tcp;
    const handles = { open: () => new TCP(constants.SOCKET), request: () => new TCPConnectWrap() };
    return isUsable(handles) ? handles : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a handle can do all that is asked of it here. */
function isUsable({ open, request }: TcpHandles): boolean {
  const handle = open();
  const methods = ['connect', 'connect6', 'close', 'reset', 'getsockname', 'getpeername'] as const;
  const isWhole = methods.every((method) => typeof handle[method] === 'function');
  handle.close(() => undefined);
  return isWhole && typeof request() === 'object';
}

const names = new Map<number, string>();

/** The code of a system error number, such as `ECONNREFUSED`. */
export function errorCodeOf(status: number): string {
  let name = names.get(status);
  if (name === undefined) names.set(status, (name = getSystemErrorName(status)));
  return name;
}
