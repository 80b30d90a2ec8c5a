import { setTimeout as pause } from 'node:timers/promises';
import { mostBytesOfWork, type AgentWork } from '../../domain/agent-message.ts';
import type { ScanEvent, ScanProgress } from '../../domain/scan-progress.ts';
import type { ScanRequest } from '../../domain/scan-request.ts';
import type { Agent } from '../../domain/agent.ts';
import { nextWorkNumber } from '../../store/queries/agent-queries.ts';
import {
  cancelAgentWork,
  findAgentWork,
  insertAgentWork,
  listAgentEvents,
  removeAgentWork,
  removeAgentWorks,
} from '../../store/queries/agent-work-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { signText } from '../../support/signed-text.ts';
import type { InstallationContext } from '../operation-context.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { agentSigningKey } from './agent-signing-key.ts';

/** Milliseconds. */
export interface AgentPatience {
  /** How long an agent that is not heard is waited for before its site's part ends without it. */
  readonly untilHeardMs: number;
  /** After how long without a word an agent at work counts as gone, and the work is given anew. */
  readonly silenceMs: number;
  readonly lookEveryMs: number;
  /** How long after a stop what it has is waited for. */
  readonly stopMs: number;
}

export const usualAgentPatience: AgentPatience = {
  untilHeardMs: 15 * 60_000,
  silenceMs: 90_000,
  lookEveryMs: 500,
  stopMs: 4000,
};

export interface AgentScanContext extends Omit<InstallationContext, 'store'> {
  readonly store: TenantStore;
  readonly settings: SealKeys;
  readonly patience: AgentPatience;
  /** Told when nobody takes the work in time. */
  readonly onNotHeard: () => void;
}

export interface AgentScanPlace {
  readonly organizationId: string;
  readonly scanSiteId: string;
  readonly agent: Agent;
}

/** Each may be as large as a message. */
const eventsAtOnce = 10;
/** How often a part that waits for its agent shows that it does nothing but wait. */
const tellWaitingMs = 20_000;

/**
 * Has the agent of a site scan what `request` names, and gives what it tells, as `scanTargets` does. Ends without
 * an end when nobody takes the work in time. Throws when the agent falls silent, starts anew or
 * leaves something out meanwhile: what it told before is kept, and the part is to be called for again.
 */
export async function* scanByAgent(
  context: AgentScanContext,
  place: AgentScanPlace,
  request: ScanRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<ScanEvent, void, undefined> {
  const { store } = context;
  const { organizationId, scanSiteId } = place;
  // Of an attempt before: its agent is told to stop, because the work is no longer there.
  await removeAgentWorks(store.db, organizationId, scanSiteId);
  const workId = await giveWork(context, place, request);
  try {
    yield* eventsOf(context, place, { workId, addresses: request.addresses.length }, signal);
  } finally {
    // Its own alone: whoever lost the part meanwhile must not end the work of the one who has it.
    await removeAgentWork(store.db, organizationId, workId);
  }
}

async function giveWork(
  { store, newId, clock, settings, patience }: AgentScanContext,
  { organizationId, scanSiteId, agent }: AgentScanPlace,
  request: ScanRequest,
): Promise<string> {
  const workId = newId();
  const now = clock.now();
  const { addresses, scope, ports, limits, assumeAlive, excludedDevices = [] } = request;
  await store.transaction(async (connection) => {
    const work = {
      workId,
      agentId: agent.id,
      siteId: agent.siteId,
      number: await nextWorkNumber(connection, organizationId, agent.id, now),
      issuedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + patience.untilHeardMs).toISOString(),
      request: { addresses, scope, ports, limits, assumeAlive, excludedDevices },
    } satisfies Readonly<Record<keyof AgentWork, unknown>>;
    const message = JSON.stringify(work);
    const signature = signText(agentSigningKey(settings), 'sitewarden agent work v1', message);
    const signed = { message, signature };
    await insertAgentWork(connection, organizationId, {
      id: workId,
      agentId: agent.id,
      scanSiteId,
      signed,
      createdAt: now,
      mostBytes: mostBytesOfWork(addresses.length),
    });
  });
  return workId;
}

async function* eventsOf(
  context: AgentScanContext,
  { organizationId, agent }: AgentScanPlace,
  { workId, addresses }: { readonly workId: string; readonly addresses: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<ScanEvent, void, undefined> {
  const { store, clock, patience } = context;
  const begunAtMs = clock.now().getTime();
  let position = 0;
  let stoppedAtMs: number | undefined;
  let waitingToldAtMs = begunAtMs;
  for (;;) {
    // The state first: what an agent told before its work was over is there by now.
    const state = await findAgentWork(store.db, organizationId, agent.id, workId);
    const events = await listAgentEvents(store.db, organizationId, workId, position, eventsAtOnce);
    for (const event of events) {
      position += 1;
      yield event;
      if (event.type === 'end') return;
    }
    if (events.length > 0) continue;
    const nowMs = clock.now().getTime();
    // Revoked before it took the work: whoever is called for next may be another.
    const isRevoked = state?.takenAt === null && state.heardAt === null;
    if (state === undefined || state.endedAt !== null || isRevoked) throw lost(agent);
    if (signal?.aborted === true && stoppedAtMs === undefined) {
      stoppedAtMs = nowMs;
      await cancelAgentWork(store.db, organizationId, workId, clock.now());
    }
    const isOver =
      stoppedAtMs !== undefined && (state.takenAt === null || nowMs - stoppedAtMs > patience.stopMs);
    if (isOver) return;
    if (state.takenAt === null && nowMs - begunAtMs > patience.untilHeardMs) {
      context.onNotHeard();
      return;
    }
    if (state.takenAt === null && nowMs - waitingToldAtMs > tellWaitingMs) {
      waitingToldAtMs = nowMs;
      yield { type: 'progress', progress: nothingYet(addresses), isWaiting: true };
    }
    const silentSinceMs = Math.max(state.takenAt?.getTime() ?? nowMs, state.heardAt?.getTime() ?? 0);
    if (state.takenAt !== null && nowMs - silentSinceMs > patience.silenceMs) throw lost(agent);
    await pause(patience.lookEveryMs);
  }
}

function nothingYet(addressesTotal: number): ScanProgress {
  const none = { addressesDone: 0, hostsFound: 0, portsDone: 0, portsTotal: 0, openPorts: 0 };
  return { phase: 'discovery', addressesTotal, ...none, servicesIdentified: 0, packetsSent: 0 };
}

function lost({ name }: Agent): Error {
  return new Error(
    `The agent ${JSON.stringify(name)} fell silent, started anew or left something out during a scan.`,
  );
}
