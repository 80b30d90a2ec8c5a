import { setTimeout as delay } from 'node:timers/promises';
import { httpGetProbe } from './probes/http-get.ts';
import type { TcpProbe } from './probes/probe.ts';
import { lastResortProbes, tcpProbes } from './probes/registry.ts';
import type { ProbeAnswer } from './service-observation.ts';
import { askInsideTls, askTcp, listenFirst, type TcpSessionOptions } from './tcp-session.ts';
import { isTlsPort } from './tls-ports.ts';

/** How long a service may take to greet before it is asked; it is still heard when it greets later. */
const speakFirstMs = 400;
/** How long the questions that fit the port have before the general ones follow. */
const portProbesMs = 1000;
/** How long HTTP and TLS have before the last resort follows. */
const generalMs = 700;

/**
 * Asks one open port until an answer names the service or the signal ends it. Everything that may be silent runs
 * side by side, so a silent port costs one deadline. At most 7 connections, at most 8 with a second question.
 */
export async function identifyTcp(options: TcpSessionOptions): Promise<ProbeAnswer | undefined> {
  const found = new AbortController();
  const signal = AbortSignal.any([options.signal, found.signal]);
  const search = new Search({ ...options, signal }, () => found.abort());
  await search.run();
  return search.best === undefined ? undefined : secondQuestion(options, search.best, search.asked);
}

class Search {
  best: ProbeAnswer | undefined;
  readonly asked = new Set<string>();
  private spoke = false;
  private awaitsHttp = false;
  private httpsHint = false;
  private readonly options: TcpSessionOptions;
  private readonly onFound: () => void;

  constructor(options: TcpSessionOptions, onFound: () => void) {
    this.options = options;
    this.onFound = onFound;
  }

  async run(): Promise<void> {
    const { port } = this.options.target;
    const tlsFirst = isTlsPort(port);
    const listening = this.take(listenFirst(this.options).then((answer) => this.hear(answer)));
    const fitting = tcpProbes.filter((probe) => probe.ports.includes(port)).slice(0, 3);
    const first = fitting.map((probe) => this.ask(probe));
    if (tlsFirst) first.push(this.take(askInsideTls(this.options)));
    const general = this.askGenerally(first, listening, tlsFirst);
    await Promise.all([listening, ...first, general]);
  }

  private async askGenerally(
    first: readonly Promise<void>[],
    listening: Promise<void>,
    tlsAsked: boolean,
  ): Promise<void> {
    const wait = first.length === 0 ? listening : Promise.all(first);
    await this.atMost(wait, first.length === 0 ? speakFirstMs : portProbesMs);
    if (this.isOver()) return;
    const general = [
      ...(this.asked.has(httpGetProbe.name) ? [] : [this.ask(httpGetProbe)]),
      ...(tlsAsked ? [] : [this.take(askInsideTls(this.options))]),
    ];
    await this.atMost(Promise.all(general), generalMs);
    const last = this.isOver() || this.best !== undefined ? [] : lastResortProbes;
    await Promise.all([
      ...general,
      ...last.filter(({ name }) => !this.asked.has(name)).map((probe) => this.ask(probe)),
    ]);
  }

  private async ask(probe: TcpProbe): Promise<void> {
    this.asked.add(probe.name);
    const answer = askTcp(this.options, probe);
    if (probe !== httpGetProbe) return this.take(answer);
    this.awaitsHttp = true;
    return this.take(
      answer.finally(() => {
        this.awaitsHttp = false;
      }),
    );
  }

  private hear(answer: ProbeAnswer | undefined): ProbeAnswer | undefined {
    if (answer !== undefined) this.spoke = true;
    return answer;
  }

  /** Keeps the better of two answers and ends the search once the service is known. */
  private async take(asking: Promise<ProbeAnswer | undefined>): Promise<void> {
    const answer = await asking;
    if (answer === undefined) return;
    if (this.best === undefined || worth(answer) > worth(this.best)) this.best = answer;
    if (asksForTls(answer) && !this.httpsHint) {
      this.httpsHint = true;
      return;
    }
    if (this.awaitsHttp && isComplaint(answer)) return;
    if (answer.identity.service !== null && worth(answer) >= worthOfService) this.onFound();
  }

  private isOver(): boolean {
    return this.options.signal.aborted || this.spoke;
  }

  private async atMost(work: Promise<unknown>, milliseconds: number): Promise<void> {
    const timer = new AbortController();
    const signal = AbortSignal.any([timer.signal, this.options.signal]);
    await Promise.race([work, delay(milliseconds, undefined, { signal }).catch(() => undefined)]);
    timer.abort();
  }
}

const worthOfService = 2;

/** How much an answer tells; TLS beats the plain complaint of the same port about being spoken to plainly. */
function worth({ identity, tls, probe }: ProbeAnswer): number {
  if (identity.service === null) return probe === 'null-probe' ? 1.5 : 1;
  if (tls === null && identity.service === 'tls') return 1.8;
  const asked = probe === httpGetProbe.name ? 0.1 : 0;
  return worthOfService + (tls === null ? 0 : 2) + (identity.product === null ? 0 : 1) + asked;
}

/** A slow HTTP server's refusal of another protocol's question: its answer to HTTP will tell more. */
function isComplaint({ identity, tls, probe }: ProbeAnswer): boolean {
  return (
    identity.service === 'http' && identity.product === null && tls === null && probe !== httpGetProbe.name
  );
}

/** Whether a plain HTTP answer says that the port wants TLS (nginx, Apache and Go each in their own words). */
function asksForTls({ identity, tls, received }: ProbeAnswer): boolean {
  if (tls !== null || identity.service !== 'http' || identity.extra['status'] !== '400') return false;
  return /\bHTTPS\b|SSL-enabled|TLS/u.test(received.toString('latin1', 0, 4096));
}

/** A service that is known but not its version is asked its own question, when that was not asked yet. */
async function secondQuestion(
  options: TcpSessionOptions,
  answer: ProbeAnswer,
  asked: ReadonlySet<string>,
): Promise<ProbeAnswer> {
  const { service, version } = answer.identity;
  const probe = tcpProbes.find((one) => one.protocol === service && !asked.has(one.name));
  if (answer.tls !== null || version !== null || probe === undefined || options.signal.aborted) return answer;
  const told = await askTcp(options, probe);
  return told !== undefined && told.identity.service === service && told.identity.product !== null
    ? told
    : answer;
}
