import { isLoopbackAddress } from '../targets/is-loopback-address.ts';
import { retriesBeforeGivingUp, type SweepOrder, type SweepOutcome } from '../ports/host-sweep.ts';
import { likeliestFirst, rankedTcpPorts } from '../ports/ranked-tcp-ports.ts';
import { hostWindow, type ScanContext } from './scan-context.ts';

/** Fewer ports than this are swept sooner than the workers have started. */
const fewestPortsForWorkers = 8192;
/** Fewer connections than this are made sooner than the threads have started. */
const fewestConnectionsForThreads = 8192;

/**
 * Scans the TCP ports of one live host and tells each open one as soon as it is sure. Gives the reasons why
 * ports may be missing. A port that may be the scanner's own is told only when it is open a second time.
 */
export async function scanPorts(
  context: ScanContext,
  address: string,
  signal: AbortSignal,
  onOpen: (port: number) => void,
): Promise<readonly 'local_resources'[]> {
  const doubtful: number[] = [];
  const take = (port: number): void => {
    if (context.mayBePhantom(address, port)) doubtful.push(port);
    else onOpen(port);
  };
  const ports = await sweepInWorkers(context, address, signal, take);
  const outcome = await sweepOf(context, orderFor(context, address, ports, take), signal);
  const second = await context.sweep.run(
    { ...orderFor(context, address, doubtful, onOpen), isCounted: false },
    signal,
  );
  return [outcome, second].some(({ reason }) => reason === 'local_resources') ? ['local_resources'] : [];
}

function orderFor(
  context: ScanContext,
  address: string,
  ports: readonly number[],
  onOpen: (port: number) => void,
): SweepOrder {
  return {
    address,
    // Who drops most of it is known by its answers soon, and asked twice early.
    ports: likeliestFirst(ports),
    oftenOpen: rankedTcpPorts().slice(0, retriesBeforeGivingUp),
    timeoutMs: context.request.limits.connectTimeoutMs,
    maxInFlight: hostWindow(context, address),
    stopAtFirstAnswer: false,
    isCounted: ports.length === context.request.ports.tcp.length,
    onOpen,
  };
}

/** Whether workers pay off: many ports of an address that answers faster than one thread can ask. */
export function isSweptInWorkers(context: ScanContext, address: string): boolean {
  const pays =
    context.request.ports.tcp.length >= fewestPortsForWorkers && hostWindow(context, address) >= 16;
  return pays && isLoopbackAddress(address) && context.budget.isUnlimited(address);
}

/** Whether hosts are swept on all cores: nothing holds them back, and there is enough to do. */
export function isSweptInThreads(context: ScanContext, address: string): boolean {
  const { addresses, ports } = context.request;
  const pays = ports.tcp.length * addresses.length >= fewestConnectionsForThreads;
  return pays && !isLoopbackAddress(address) && context.budget.isUnlimited(address);
}

async function sweepOf(context: ScanContext, order: SweepOrder, signal: AbortSignal): Promise<SweepOutcome> {
  if (!isSweptInThreads(context, order.address) || order.ports.length === 0) {
    return context.sweep.run(order, signal);
  }
  const told = new Set<number>();
  const onOpen = (port: number): void => {
    if (told.has(port)) return;
    told.add(port);
    order.onOpen?.(port);
  };
  return context.threads.run({ ...order, onOpen }, signal).catch(async () =>
    // Threads may be forbidden or out of memory; this one finds the same ports, only later.
    context.sweep.run({ ...order, onOpen }, signal),
  );
}

/** Sweeps in workers where that pays; gives the ports that are still to be asked from here. */
async function sweepInWorkers(
  context: ScanContext,
  address: string,
  signal: AbortSignal,
  onOpen: (port: number) => void,
): Promise<readonly number[]> {
  const { ports, limits } = context.request;
  if (!isSweptInWorkers(context, address)) return ports.tcp;
  try {
    const swept = await context.localPool.sweep(address, ports.tcp, limits.connectTimeoutMs, signal);
    for (const port of swept.open) onOpen(port);
    return swept.silent;
  } catch {
    // Workers may be forbidden or out of memory; one thread finds the same ports, only later.
    return signal.aborted ? [] : ports.tcp;
  }
}
