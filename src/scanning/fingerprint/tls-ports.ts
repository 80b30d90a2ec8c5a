import type { TcpProbe } from './probes/probe.ts';
import { tcpProbes } from './probes/registry.ts';

/** Services that greet inside TLS: SMTPS, NNTPS, FTPS, Telnets, IMAPS, POP3S. */
const speakFirstPorts: ReadonlySet<number> = new Set([465, 563, 990, 992, 993, 995]);

export function isSpeakFirstTlsPort(port: number): boolean {
  return speakFirstPorts.has(port);
}

/** Whether TLS is what the port is for, so that nothing else need be tried before it. */
export function isTlsPort(port: number): boolean {
  return (
    speakFirstPorts.has(port) ||
    tcpProbes.some((probe) => probe.tlsPorts.includes(port) && !probe.ports.includes(port))
  );
}

/** The question for what is inside TLS on this port; undefined where only listening and HTTP make sense. */
export function innerProbe(port: number): TcpProbe | undefined {
  return tcpProbes.find((probe) => probe.tlsPorts.includes(port));
}
