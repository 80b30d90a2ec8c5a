import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostBytesOfWork, type AgentAnswer, type AgentWork } from '../../../src/domain/agent-message.ts';
import { enrolAgent } from '../../../src/operations/agents/enrol-agent.ts';
import { hearAgentMessage } from '../../../src/operations/agents/hear-agent-message.ts';
import { inviteAgent } from '../../../src/operations/agents/invite-agent.ts';
import { listAgents } from '../../../src/operations/agents/list-agents.ts';
import { releaseSiteFromAgents } from '../../../src/operations/agents/release-site-from-agents.ts';
import { revokeAgent } from '../../../src/operations/agents/revoke-agent.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { isSiteOnline } from '../../../src/operations/scan-schedules/look-at-site.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { insertHostObservations } from '../../../src/store/queries/scan-observation-queries.ts';
import { publicKeyTextOf, signText } from '../../../src/support/signed-text.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;

describe.each(engines)('a site that an agent scans, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  async function anAgentSite() {
    const context = await aTenant({ store: test.store, jobs });
    const site = await createSite(context, { name: 'Behind NAT', networks: ['127.0.0.0/28'] });
    const agentId = await enrol(context, site.id);
    return { context, siteId: site.id, agentId };
  }

  async function enrol(
    context: OperationContext,
    siteId: string,
    publicKey = 'A'.repeat(43),
  ): Promise<string> {
    const { invitation } = await inviteAgent(context, { siteId, name: 'Cabinet' });
    const door = { ...context, store: test.store };
    return (await enrolAgent(door, { invitation, publicKey, release: '1' })).agentId;
  }

  type Say = (word: object) => Promise<AgentAnswer>;

  /** An agent of the site, and what it says. */
  async function aTalkingAgent(context: OperationContext, siteId: string): Promise<{ say: Say }> {
    const key = generateKeyPairSync('ed25519').privateKey;
    const agentId = await enrol(context, siteId, publicKeyTextOf(key));
    let sequence = 0;
    return {
      say: async (word) => {
        const message = JSON.stringify({ ...word, sequence: (sequence += 1), release: '1' });
        const signature = signText(key, 'sitewarden agent message v1', message);
        return hearAgentMessage({ ...context, store: test.store }, { agentId, message, signature });
      },
    };
  }

  /** A worker that waits for its agent as long as it takes. */
  function patientLine(context: OperationContext): ExecuteScanContext {
    const patience = { untilHeardMs: 1e12, silenceMs: 1e12, lookEveryMs: 10, stopMs: 100 };
    return aScanLine(test.store, answeringTargets([]), { agents: { settings: context.settings, patience } });
  }

  const worksOf = (scanSiteId: string) =>
    test.store.db.selectFrom('agent_works').selectAll().where('scan_site_id', '=', scanSiteId);

  /** The work of a part, once there is one, as its agent gets it. */
  async function takenWork(scanSiteId: string, say: Say): Promise<AgentWork> {
    const waiting = worksOf(scanSiteId).where('taken_at', 'is', null);
    await expect.poll(async () => (await waiting.execute()).length).toBe(1);
    const { work } = await say({ kind: 'ask' });
    return JSON.parse(work?.message ?? '{}') as AgentWork;
  }

  /** Scans by a worker whose agents are given little time; tells what it asked itself, and how the scan ended. */
  async function scan(context: OperationContext, siteId: string, found: readonly string[] = []) {
    const { organizationId } = context;
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: ['127.0.0.1'] });
    const hosts = found.map((address) => aHost([anSshService()], address));
    await insertHostObservations(test.store.db, organizationId, scanSiteId, hosts);
    const asked: string[][] = [];
    const patience = { untilHeardMs: 50, silenceMs: 1000, lookEveryMs: 10, stopMs: 100 };
    const agents = { settings: context.settings, patience };
    const line = aScanLine(test.store, answeringTargets(asked), { agents });
    await executeScanSite(line, { organizationId, scanId, scanSiteId }, never);
    const { status, reasons } = (await getScan(context, { scanId })).report;
    return { asked, status, reasons };
  }

  const nobody = { asked: [], status: 'failed' };

  it.skipIf(skip)(
    'is partial where its agent tells more than may be kept, and keeps what came before',
    async () => {
      const context = await aTenant({ store: test.store, jobs });
      const { organizationId } = context;
      const { id: siteId } = await createSite(context, {
        name: 'Behind NAT',
        networks: ['127.0.0.0/16', '127.1.0.0/28'],
      });
      const { say } = await aTalkingAgent(context, siteId);
      const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: ['127.0.0.0/16'] });
      // As a schedule has it: more than one work, of which the second is never given.
      const targets = ['127.0.0.0/16', '127.1.0.0/28'];
      await test.store.db.updateTable('scan_sites').set({ targets }).where('id', '=', scanSiteId).execute();
      const working = executeScanSite(patientLine(context), { organizationId, scanId, scanSiteId }, never);
      const { workId } = await takenWork(scanSiteId, say);
      expect(Number((await worksOf(scanSiteId).executeTakeFirstOrThrow()).bytes_left)).toBe(
        mostBytesOfWork(65_536),
      );
      const [first, second] = ['127.0.0.1', '127.0.0.2'].map((address) => ({
        type: 'host',
        host: aHost([anSshService()], address),
      }));
      const room = JSON.stringify(first).length + 10;
      await test.store.db
        .updateTable('agent_works')
        .set({ bytes_left: room })
        .where('id', '=', workId)
        .execute();
      const report = (position: number, ...events: unknown[]) =>
        say({ kind: 'report', workId, position, events });
      expect((await report(0, first)).goesOn).toBe(true);
      // Told again, because the answer was lost: that is nothing more.
      expect((await report(0, first)).goesOn).toBe(true);
      expect((await report(1, second)).goesOn).toBe(false);
      await working;
      const { hosts, report: outcome } = await getScan(context, { scanId });
      expect(outcome).toMatchObject({ status: 'partial', reasons: ['agent_told_too_much'] });
      expect(hosts.get(scanSiteId)?.map(({ ipAddress }) => ipAddress)).toEqual(['127.0.0.1']);
    },
  );

  it.skipIf(skip)('is asked again for what comes after a gap in what its agent tells', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Behind NAT', networks: ['127.0.0.0/28'] });
    const { say } = await aTalkingAgent(context, siteId);
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: ['127.0.0.0/28'] });
    const job = { organizationId, scanId, scanSiteId };
    const host = (last: number) => ({
      type: 'host',
      host: aHost([anSshService()], `127.0.0.${last}`),
    });
    const report = async ({ workId }: AgentWork, position: number, ...events: unknown[]) =>
      (await say({ kind: 'report', workId, position, events })).goesOn;

    const first = executeScanSite(patientLine(context), job, never);
    const ended = first.then(
      () => 'done',
      (error: unknown) => String(error),
    );
    const work = await takenWork(scanSiteId, say);
    expect(work.request.addresses).toContain('127.0.0.1');
    expect(await report(work, 0, host(1))).toBe(true);
    // The one between was lost, and the agent has it no more.
    expect(await report(work, 2, host(3), endOf())).toBe(false);
    expect(await ended).toContain('left something out');

    const second = executeScanSite(patientLine(context), job, never);
    const rest = await takenWork(scanSiteId, say);
    expect(rest.request.addresses).not.toContain('127.0.0.1');
    expect(rest.request.addresses).toEqual(expect.arrayContaining(['127.0.0.2', '127.0.0.3']));
    expect(await report(rest, 0, host(2), host(3))).toBe(true);
    expect(await report(rest, 2, endOf())).toBe(true);
    await second;
    const { hosts, report: outcome } = await getScan(context, { scanId });
    expect(outcome).toMatchObject({ status: 'finished', reasons: [] });
    expect(hosts.get(scanSiteId)?.map(({ ipAddress }) => ipAddress)).toEqual([
      '127.0.0.1',
      '127.0.0.2',
      '127.0.0.3',
    ]);
  });

  it.skipIf(skip)('has its scan given up where its agent tells nothing but gaps, and says why', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Behind NAT', networks: ['127.0.0.0/28'] });
    const { say } = await aTalkingAgent(context, siteId);
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: ['127.0.0.0/28'] });
    const job = { organizationId, scanId, scanSiteId };
    for (let times = 0; times < 5; times += 1) {
      const working = executeScanSite(patientLine(context), job, never).catch(() => undefined);
      const { workId } = await takenWork(scanSiteId, say);
      // Not even an event: it is further than what was heard.
      expect((await say({ kind: 'report', workId, position: 1, events: [] })).goesOn).toBe(false);
      await working;
    }
    await executeScanSite(patientLine(context), job, never);
    const { status, reasons } = (await getScan(context, { scanId })).report;
    expect({ status, reasons }).toEqual({
      status: 'failed',
      reasons: ['given up after 5 attempts without progress'],
    });
  });

  it.skipIf(skip)(
    'is scanned by nobody once its agent is revoked, until it is released or another enrols',
    async () => {
      const { context, siteId, agentId } = await anAgentSite();
      await revokeAgent(context, { agentId });
      expect(await scan(context, siteId)).toEqual({ ...nobody, reasons: ['agent_missing'] });
      // Not even to see whether somebody is there.
      const askHosts = () => expect.unreachable('asked from here');
      const parts = { store: test.store, clock: context.clock, askHosts };
      expect(await isSiteOnline(parts, context.organizationId, { siteId, subnets: [] })).toBe(true);
      expect(await scan(context, siteId, ['127.0.0.2'])).toEqual({
        asked: [],
        status: 'partial',
        reasons: ['agent_missing'],
      });

      const newer = await enrol(context, siteId);
      expect(await scan(context, siteId)).toEqual({ ...nobody, reasons: ['agent_not_heard'] });
      await inviteAgent(context, { siteId, name: 'Another' });
      await releaseSiteFromAgents(context, { siteId });
      expect(
        (await listAgents(context, {})).items.map(({ id, revokedAt }) => [id, revokedAt !== null]),
      ).toEqual([
        [agentId, true],
        [newer, true],
        [expect.any(String), true],
      ]);
      expect(await scan(context, siteId)).toEqual({
        asked: [['127.0.0.1']],
        status: 'finished',
        reasons: [],
      });
      await revokeAgent(context, { agentId: await enrol(context, siteId) });
      expect(await scan(context, siteId)).toEqual({ ...nobody, reasons: ['agent_missing'] });
    },
  );

  it.skipIf(skip)('that never had one, but was to have, is scanned from here', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { id: siteId } = await createSite(context, { name: 'Office', networks: ['127.0.0.0/28'] });
    const { agent } = await inviteAgent(context, { siteId, name: 'Cabinet' });
    await revokeAgent(context, { agentId: agent.id });
    expect(await scan(context, siteId)).toMatchObject({ asked: [['127.0.0.1']], status: 'finished' });
  });

  it.skipIf(skip)(
    'fails when the agent is not heard and nobody was found, and is partial otherwise',
    async () => {
      const { context, siteId } = await anAgentSite();
      expect(await scan(context, siteId)).toEqual({ ...nobody, reasons: ['agent_not_heard'] });
      expect(await scan(context, siteId, ['127.0.0.2'])).toMatchObject({
        status: 'partial',
        reasons: ['agent_not_heard'],
      });
    },
  );
});
