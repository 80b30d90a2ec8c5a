import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseIpNetwork } from '../../../src/domain/ip-network.ts';
import { createLetterSender } from '../../../src/notifications/create-letter-sender.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { getNotificationGroup } from '../../../src/operations/notification-groups/get-notification-group.ts';
import type { CreateNotificationGroupInput } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { updateNotificationGroup } from '../../../src/operations/notification-groups/update-notification-group.ts';
import { deliverDue } from '../../../src/operations/notifications/deliver-due.ts';
import { getNotificationDelivery } from '../../../src/operations/notifications/get-notification-delivery.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import { forgetOldRows } from '../../../src/operations/retention/forget-old-rows.ts';
import { replayNotificationDelivery } from '../../../src/operations/notifications/replay-notification-delivery.ts';
import { sendTestMessage } from '../../../src/operations/notifications/send-test-message.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { startDueScans } from '../../../src/operations/scan-schedules/start-due-scans.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import { stopScan } from '../../../src/operations/scans/stop-scan.ts';
import { createUser } from '../../../src/operations/users/create-user.ts';
import { deleteUser } from '../../../src/operations/users/delete-user.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aMailServer, type MailServer } from '../../support/a-mail-server.ts';
import { aReceiver, type Receiver } from '../../support/a-receiver.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const allowed = [parseIpNetwork('127.0.0.1')].filter((network) => network !== undefined);
const never = new AbortController().signal;
const hourMs = 3_600_000;

describe.each(engines)('notifications on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let clock: MovableClock;
  let receiver: Receiver;
  let mailServer: MailServer;
  const secret = `whsec_${randomBytes(24).toString('base64')}`;

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
  beforeEach(async () => {
    if (skip) return;
    // A Monday.
    clock = new MovableClock('2026-11-23T12:00:00Z');
    receiver = await aReceiver();
    mailServer = await aMailServer();
    // Nothing of another test is due.
    await test.store.db.deleteFrom('notification_deliveries').execute();
  });
  afterEach(async () => {
    if (skip) return;
    await receiver.close();
    await mailServer.close();
  });

  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs }, { clock });
  const deliver = async (
    context: OperationContext,
    over: { readonly timeoutMs?: number; readonly allowedNetworks?: typeof allowed } = {},
  ): Promise<void> => {
    const send = createLetterSender({
      mail: {
        host: '127.0.0.1',
        port: mailServer.port,
        security: 'none',
        login: undefined,
        from: 'sitewarden@example.net',
      },
      guard: { allowedNetworks: over.allowedNetworks ?? allowed, allowHttp: true },
      resolve: async () => ['127.0.0.1'],
      timeoutMs: over.timeoutMs ?? 2000,
    });
    await deliverDue(
      { store: test.store, clock, send, settings: context.settings, random: () => 0.5 },
      never,
    );
  };
  const aGroup = (context: OperationContext, over: Partial<CreateNotificationGroupInput> = {}) =>
    createNotificationGroup(context, {
      name: 'Watch',
      topics: ['scan_started', 'scan_finished', 'scan_failed', 'scan_not_run', 'warning_threshold'],
      notifiables: [{ channel: 'webhook', id: `${receiver.url}/hook`, secret }],
      ...over,
    });
  const all = async (context: OperationContext) => (await listNotificationDeliveries(context)).items;
  const runScan = async (context: OperationContext, scanScheduleId: string): Promise<string> => {
    const { scanId } = await startScan(context, { scanScheduleId });
    const line = { ...aScanLine(test.store, answeringTargets([])), clock };
    for (const { id } of await listScanSites(test.store.db, context.organizationId, scanId)) {
      await executeScanSite(line, { organizationId: context.organizationId, scanId, scanSiteId: id }, never);
    }
    return scanId;
  };
  const bodyOf = (index: number): unknown => JSON.parse(receiver.received[index]?.body ?? '{}');

  it.skipIf(skip)('tell by signed webhook that a scan began, and what it found, each once', async () => {
    const context = await tenant();
    await aGroup(context);
    const { schedule } = await aScheduledSite(context, { notificationGroup: 'Watch' });
    const scanId = await runScan(context, schedule.id);
    expect((await all(context)).map(({ messages }) => messages[0]?.event)).toEqual([
      'scan.finished',
      'scan.started',
    ]);
    await deliver(context);
    expect(receiver.received).toHaveLength(2);
    // Receivers are asked at once, in no order.
    const ended = receiver.received.findIndex(({ body }) => body.includes('"scan.finished"'));
    const request = receiver.received[ended];
    const headers = request?.headers as Record<string, string>;
    const body = request?.body ?? '';
    const key = new Webhook(secret);
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    expect(at).toEqual(clock.now());
    expect(key.sign(headers['webhook-id'] ?? '', at, body)).toBe(headers['webhook-signature']);
    const { data } = bodyOf(ended) as { data: { report_url: string; scan_id: string; facts: object[] } };
    expect(data.scan_id).toBe(scanId);
    expect(data.report_url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/.*expires=\d+&signature=[\w-]+$/u);
    expect(data.facts).toContainEqual({
      name: 'New findings',
      value: expect.stringMatching(/^[1-9]/u) as string,
    });
    expect(data.facts).toContainEqual({ name: 'No longer found', value: '0' });
    expect((await all(context)).every(({ state, dueAt }) => state === 'sent' && dueAt === null)).toBe(true);
    await deliver(context);
    expect(receiver.received).toHaveLength(2);
  });

  it.skipIf(skip)('go by e-mail to users of the schedule, unless it names a group', async () => {
    const context = await tenant();
    const mira = await createUser(context, { email: 'mira@example.net', name: 'Mira' });
    const jan = await createUser(context, { email: 'jan@example.net', name: 'Jan' });
    const alone = await aScheduledSite(context, { notify: [mira.id, jan.id] });
    await runScan(context, alone.schedule.id);
    await deleteUser(context, { userId: jan.id });
    await deliver(context);
    expect(mailServer.received.map(({ to }) => to[0])).toEqual(['mira@example.net', 'mira@example.net']);
    const gone = (await all(context)).filter(({ recipient }) => recipient === jan.id);
    expect(gone.map(({ state, reason }) => [state, reason])).toEqual([
      ['given_up', 'the user is gone'],
      ['given_up', 'the user is gone'],
    ]);
    await aGroup(context, { topics: [] });
    const both = await aScheduledSite(context, { notify: [mira.id], notificationGroup: 'Watch' });
    await runScan(context, both.schedule.id);
    await deliver(context);
    // The group wants to hear of nothing, and stands in for the users.
    expect(mailServer.received).toHaveLength(2);
    expect(receiver.received).toEqual([]);
  });

  it.skipIf(skip)('tell a group of certain sites nothing of others', async () => {
    const context = await tenant();
    const { schedule, site } = await aScheduledSite(context);
    const mine = await aGroup(context, { siteIds: [site.id] });
    await runScan(context, schedule.id);
    // No schedule names the group.
    expect(await all(context)).toEqual([]);
    const input = { notificationGroupId: mine.id, name: mine.name, topics: [...mine.topics] };
    const notifiables = [{ channel: 'webhook' as const, id: `${receiver.url}/hook` }];
    await updateNotificationGroup(context, { ...input, siteIds: [], notifiables });
    const other = await aScheduledSite(context, { notificationGroup: mine.id });
    await updateNotificationGroup(context, { ...input, siteIds: [site.id, other.site.id], notifiables });
    clock.advance(25 * hourMs);
    await runScan(context, other.schedule.id);
    expect(await all(context)).toHaveLength(2);
  });

  it.skipIf(skip)('hold back what falls into quiet hours, and send it as one at their end', async () => {
    const context = await tenant();
    const windows = [{ dayOfWeek: 1, from: '11:00', until: '18:00' }];
    await aGroup(context, {
      topics: ['scan_started', 'scan_finished'],
      mute: 'schedule-active',
      activeHours: { timezone: 'Europe/Prague', windows },
    });
    const { schedule } = await aScheduledSite(context, { notificationGroup: 'Watch' });
    // 13:00 in Prague.
    await runScan(context, schedule.id);
    const [held, ...others] = await all(context);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ state: 'pending', heldUntil: '2026-11-23T17:00:00.000Z' });
    expect(held?.messages.map(({ event }) => event)).toEqual(['scan.started', 'scan.finished']);
    await deliver(context);
    expect(receiver.received).toEqual([]);
    clock.advance(5 * hourMs);
    await deliver(context);
    expect(receiver.received).toHaveLength(1);
    expect(bodyOf(0)).toMatchObject({
      type: 'digest',
      data: { messages: [{ type: 'scan.started' }, { type: 'scan.finished' }], omitted: 0 },
    });
    expect((await all(context))[0]).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it.skipIf(skip)('tell of scans that were stopped, and of runs that did not happen', async () => {
    const context = await tenant();
    await aGroup(context, { topics: ['scan_failed', 'scan_not_run'] });
    await aGroup(context, { name: 'Mute', mute: 'always' });
    const { schedule } = await aScheduledSite(context, { notificationGroup: 'Watch' });
    await startScan(context, { scanScheduleId: schedule.id });
    await stopScan(context, { scanScheduleId: schedule.id });
    expect((await all(context))[0]?.messages[0]).toMatchObject({ event: 'scan.stopped' });
    clock.advance(30 * 24 * hourMs);
    const failures: unknown[] = [];
    const inside = { ...context, store: test.store, askHosts: answeringTargets([]) };
    await startDueScans(inside, (error) => failures.push(error));
    expect(failures).toEqual([]);
    const [missed] = await all(context);
    expect(missed?.messages[0]).toMatchObject({ event: 'scan.not_run', urgency: 'warning' });
    // One for the newest run and all that it stands for, and nothing twice.
    expect(await all(context)).toHaveLength(2);
    await startDueScans(inside, (error) => failures.push(error));
    expect(await all(context)).toHaveLength(2);
  });

  it.skipIf(skip)(
    'are tried again ever later, given up, logged, and sent when somebody replays them',
    async () => {
      const context = await tenant();
      const group = await aGroup(context);
      const { schedule } = await aScheduledSite(context, { notificationGroup: group.id });
      await startScan(context, { scanScheduleId: schedule.id });
      await stopScan(context, { scanScheduleId: schedule.id });
      receiver.answer = (response) => void response.writeHead(503).end('go away');
      await deliver(context);
      const [delivery] = await all(context);
      const id = { notificationDeliveryId: delivery?.id ?? '' };
      expect(delivery).toMatchObject({ state: 'failed', attempts: 1, reason: 'it answered 503' });
      expect(delivery?.dueAt).toBe('2026-11-23T12:00:30.000Z');
      await expect(replayNotificationDelivery(context, id)).rejects.toMatchObject({
        code: 'notification_delivery_waiting',
      });
      for (let round = 0; round < 20; round += 1) {
        clock.advance(24 * hourMs);
        await deliver(context);
      }
      expect(receiver.received).toHaveLength(8);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      const given = await getNotificationDelivery(context, id);
      expect(given).toMatchObject({
        state: 'given_up',
        attempts: 8,
        dueAt: null,
        recipient: expect.stringMatching(/\*\*\*$/u) as string,
      });
      expect(given.log.map(({ outcome, status }) => `${outcome} ${status}`)).toEqual([
        ...Array.from({ length: 7 }, () => 'failed 503'),
        'given_up 503',
      ]);
      receiver.answer = (response) => void response.writeHead(204).end();
      await replayNotificationDelivery(context, id);
      await deliver(context);
      expect(await getNotificationDelivery(context, id)).toMatchObject({
        state: 'sent',
        attempts: 9,
        reason: null,
      });
      expect(JSON.stringify(await getNotificationDelivery(context, id))).not.toContain('/hook');
      clock.advance(31 * 24 * hourMs);
      await forgetOldRows({ ...context, store: test.store });
      await expect(getNotificationDelivery(context, id)).rejects.toMatchObject({
        code: 'notification_delivery_not_found',
      });
    },
  );

  it.skipIf(skip)(
    'keep nobody waiting for a receiver that hangs, and never reach a forbidden one',
    async () => {
      const context = await tenant();
      const good = await aReceiver();
      const entry = (id: string) => ({ channel: 'webhook' as const, id, secret });
      const group = await aGroup(context, {
        notifiables: [entry(`${receiver.url}/hangs`), entry(`${good.url}/works`)],
      });
      receiver.answer = () => undefined;
      await sendTestMessage(context, { notificationGroupId: group.id });
      await deliver(context, { timeoutMs: 300 });
      expect(good.received).toHaveLength(1);
      const states = (await all(context)).map(({ state, reason }) => `${state} ${reason}`);
      expect(states.sort()).toEqual(['given_up no answer within 300 ms', 'sent null']);
      await sendTestMessage(context, { notificationGroupId: group.id });
      await deliver(context, { allowedNetworks: [] });
      expect(good.received).toHaveLength(1);
      const newest = (await all(context)).slice(0, 2);
      expect(newest.map(({ reason }) => reason)).toEqual([
        'its host is a loopback address',
        'its host is a loopback address',
      ]);
      await good.close();
    },
  );

  it.skipIf(skip)('are sent again when a process died with them, by the same id', async () => {
    const context = await tenant();
    const group = await aGroup(context);
    const { schedule } = await aScheduledSite(context, { notificationGroup: group.name });
    await startScan(context, { scanScheduleId: schedule.id });
    await stopScan(context, { scanScheduleId: schedule.id });
    const died = deliverDue(
      {
        store: test.store,
        clock,
        send: () => Promise.reject(new Error('the process dies')),
        settings: context.settings,
        random: Math.random,
      },
      never,
    );
    await expect(died).rejects.toThrow('the process dies');
    await deliver(context);
    expect(receiver.received).toEqual([]);
    clock.advance(180_000);
    await deliver(context);
    expect(receiver.received).toHaveLength(1);
    expect((await all(context))[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it.skipIf(skip)('keep secrets sealed and shown to nobody, and follow a changed one', async () => {
    const context = await tenant();
    const group = await aGroup(context);
    expect(group.notifiables).toEqual([{ channel: 'webhook', id: `${receiver.url}/hook`, hasSecret: true }]);
    expect(JSON.stringify(group)).not.toContain('Sealed');
    const rows = await test.store.db.selectFrom('notification_groups').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret.slice('whsec_'.length));
    const input = { notificationGroupId: group.id };
    const terms = { name: group.name, topics: [...group.topics] };
    // Left out, it stays; a new one counts for what waits already.
    await updateNotificationGroup(context, {
      ...input,
      ...terms,
      notifiables: [{ channel: 'webhook', id: `${receiver.url}/hook` }],
    });
    expect((await getNotificationGroup(context, input)).notifiables[0]?.hasSecret).toBe(true);
    await sendTestMessage(context, input);
    const next = `whsec_${randomBytes(32).toString('base64')}`;
    await updateNotificationGroup(context, {
      ...input,
      ...terms,
      notifiables: [{ channel: 'webhook', id: `${receiver.url}/hook`, secret: next }],
    });
    await deliver(context);
    const headers = receiver.received[0]?.headers as Record<string, string>;
    const signature = new Webhook(next).sign(
      headers['webhook-id'] ?? '',
      clock.now(),
      receiver.received[0]?.body ?? '',
    );
    expect(headers['webhook-signature']).toBe(signature);
    const unsealable = { ...context, settings: { ...context.settings, secretKey: undefined } };
    await expect(aGroup(unsealable, { name: 'Other' })).rejects.toMatchObject({ code: 'secret_key_missing' });
    for (const bad of [undefined, 'whsec_short', 'no secret'])
      await expect(
        aGroup(context, {
          name: 'Bad',
          notifiables: [{ channel: 'webhook', id: receiver.url, ...(bad !== undefined && { secret: bad }) }],
        }),
      ).rejects.toMatchObject({ code: 'parameter_invalid' });
    await expect(
      aGroup(context, {
        name: 'Bad',
        notifiables: [{ channel: 'slack', id: 'https://a.example/x', secret: 'x' }],
      }),
    ).rejects.toMatchObject({ code: 'parameter_invalid' });
  });

  it.skipIf(skip)('are listed for credentials of the whole organization, and of no other', async () => {
    const [context, stranger] = [await tenant(), await tenant()];
    const group = await aGroup(context);
    const [made] = await sendTestMessage(context, { notificationGroupId: group.id });
    expect(await all(stranger)).toEqual([]);
    const id = { notificationDeliveryId: made?.id ?? '' };
    await expect(getNotificationDelivery(stranger, id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(replayNotificationDelivery(stranger, id)).rejects.toMatchObject({ kind: 'not_found' });
    const narrowed = asActor(context, { siteIds: [context.newId()] });
    await expect(listNotificationDeliveries(narrowed)).rejects.toMatchObject({ code: 'restricted_to_sites' });
    const filtered = await listNotificationDeliveries(context, { state: 'pending', channel: 'webhook' });
    expect(filtered.items).toHaveLength(1);
    expect((await listNotificationDeliveries(context, { state: 'sent' })).items).toEqual([]);
    const empty = await createNotificationGroup(context, { name: 'Nobody', topics: [] });
    await expect(sendTestMessage(context, { notificationGroupId: empty.id })).rejects.toMatchObject({
      code: 'notification_group_empty',
    });
  });
});
