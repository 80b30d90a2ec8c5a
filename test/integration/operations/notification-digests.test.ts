import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseIpNetwork } from '../../../src/domain/ip-network.ts';
import type { NotificationTopic } from '../../../src/domain/notification-group.ts';
import type { NotificationMessage } from '../../../src/domain/notification.ts';
import { createLetterSender } from '../../../src/notifications/create-letter-sender.ts';
import {
  createNotificationGroup,
  type CreateNotificationGroupInput,
} from '../../../src/operations/notification-groups/create-notification-group.ts';
import { updateNotificationGroup } from '../../../src/operations/notification-groups/update-notification-group.ts';
import { announce } from '../../../src/operations/notifications/announce.ts';
import { deliverDue } from '../../../src/operations/notifications/deliver-due.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import { sendTestMessage } from '../../../src/operations/notifications/send-test-message.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import { stopScan } from '../../../src/operations/scans/stop-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { Connection } from '../../../src/store/database.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { insertDeliveries } from '../../../src/store/queries/notification-outbox-queries.ts';
import { aReceiver, type Receiver } from '../../support/a-receiver.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScheduledSite } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const allowedNetworks = [parseIpNetwork('127.0.0.1')].filter((network) => network !== undefined);
const never = new AbortController().signal;
const secret = `whsec_${randomBytes(24).toString('base64')}`;
const daily = { every: 'day', at: '02:30', timezone: 'Europe/Prague' } as const;

interface Told {
  readonly type: string;
  readonly data: {
    readonly subject: string;
    readonly omitted: number;
    readonly messages: readonly { readonly type: string; readonly data: { readonly subject: string } }[];
  };
}

describe.each(engines)('digests of notification groups on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let receiver: Receiver;

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
    receiver = await aReceiver();
    // Nothing of another test is due.
    await test.store.db.deleteFrom('notification_deliveries').execute();
  });
  afterEach(async () => {
    if (!skip) await receiver.close();
  });

  const startAt = async (now: string) => {
    const clock = new MovableClock(now);
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const at = async (instant: string): Promise<void> => {
      clock.advance(Date.parse(instant) - clock.now().getTime());
      const guard = { allowedNetworks, allowHttp: true };
      const send = createLetterSender({
        mail: undefined,
        guard,
        resolve: async () => ['127.0.0.1'],
        timeoutMs: 2000,
      });
      const { settings } = context;
      await deliverDue({ store: test.store, clock, send, settings, random: () => 0.5 }, never);
    };
    return { context, clock, at };
  };
  const aGroup = (context: OperationContext, over: Partial<CreateNotificationGroupInput> = {}) =>
    createNotificationGroup(context, {
      name: 'Office',
      digest: daily,
      topics: ['scan_failed', 'scan_finished', 'known_exploited', 'feed_alarm'],
      notifiables: [{ channel: 'webhook', id: `${receiver.url}/hook`, secret }],
      ...over,
    });
  const tell = (
    context: OperationContext,
    subject: string,
    over: {
      readonly topics?: readonly NotificationTopic[];
      readonly siteIds?: readonly string[];
      readonly urgency?: NotificationMessage['urgency'];
    } = {},
  ): Promise<void> =>
    context.store.transaction((connection) =>
      announce(connection, context, {
        key: `test:${subject}`,
        topics: over.topics ?? ['known_exploited'],
        siteIds: over.siteIds ?? [],
        scheduleId: null,
        message: {
          event: 'feed.alarm',
          urgency: over.urgency ?? 'warning',
          subject,
          summary: 'Something happened.',
          facts: [],
          scanId: null,
          occurredAt: context.clock.now().toISOString(),
        },
      }),
    );
  const told = () => receiver.received.map(({ body }) => JSON.parse(body) as Told);
  const subjects = () =>
    told().map(({ data }) => data.messages?.map((message) => message.data.subject) ?? [data.subject]);

  it.skipIf(skip)(
    'gather what is told until the clocks show their time, over both changes of them',
    async () => {
      const spring = await startAt('2026-03-28T12:00:00Z');
      await aGroup(spring.context, { digest: { ...daily, atOnce: [] } });
      await tell(spring.context, 'Saturday');
      // 02:30 is skipped: it is due when the clocks show 03:00.
      await spring.at('2026-03-29T00:59:59Z');
      expect(told()).toEqual([]);
      await spring.at('2026-03-29T01:00:00Z');
      expect(subjects()).toEqual([['Saturday']]);
      await tell(spring.context, 'Sunday');
      await spring.at('2026-03-29T01:30:00Z');
      expect(told()).toHaveLength(1);
      await spring.at('2026-03-30T00:30:00Z');
      expect(subjects()).toEqual([['Saturday'], ['Sunday']]);

      const autumn = await startAt('2026-10-24T12:00:00Z');
      await aGroup(autumn.context, { digest: { ...daily, atOnce: [] } });
      await tell(autumn.context, 'Before');
      // 02:30 comes twice: the first counts, and what happens between both waits for the next day.
      await autumn.at('2026-10-25T00:30:00Z');
      await tell(autumn.context, 'Between');
      await autumn.at('2026-10-25T01:30:00Z');
      expect(subjects().slice(2)).toEqual([['Before']]);
      await autumn.at('2026-10-26T01:30:00Z');
      expect(subjects().slice(2)).toEqual([['Before'], ['Between']]);
    },
  );

  it.skipIf(skip)('lose nothing while nobody works, send nothing twice, and never an empty one', async () => {
    const { context, at } = await startAt('2026-11-23T12:00:00Z');
    const group = await aGroup(context, { digest: { ...daily, every: 'week', dayOfWeek: 3, atOnce: [] } });
    await tell(context, 'First');
    await tell(context, 'First');
    await tell(context, 'Second');
    // Due on Wednesday; nobody works until Friday.
    await at('2026-11-27T12:00:00Z');
    expect(subjects()).toEqual([['First', 'Second']]);
    expect(told()[0]).toMatchObject({ type: 'digest', data: { every: 'week', omitted: 0 } });
    expect(told()[0]?.data.subject).toBe('Weekly digest of Sitewarden: 2 messages, 2 warnings');
    await at('2026-12-31T12:00:00Z');
    expect(told()).toHaveLength(1);
    // A test message waits for nothing.
    await sendTestMessage(context, { notificationGroupId: group.id });
    await at('2026-12-31T12:00:01Z');
    expect(told()[1]?.type).toBe('test');
    const { items } = await listNotificationDeliveries(context);
    expect(items.map(({ digest, state }) => [digest, state])).toEqual([
      [null, 'sent'],
      ['week', 'sent'],
    ]);
  });

  it.skipIf(skip)('let go at once what may not wait, and let quiet hours hold both', async () => {
    const { context, at } = await startAt('2026-11-23T12:00:00Z');
    const windows = [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, from: '08:00', until: '18:00' }));
    const group = await aGroup(context, {
      mute: 'schedule-inactive',
      activeHours: { timezone: 'Europe/Prague', windows },
    });
    expect(group.digest).toEqual({ ...daily, dayOfWeek: null, atOnce: ['known_exploited', 'feed_alarm'] });
    await tell(context, 'Exploited');
    const { schedule } = await aScheduledSite(context, { notificationGroup: group.id });
    await startScan(context, { scanScheduleId: schedule.id });
    await stopScan(context, { scanScheduleId: schedule.id });
    await at('2026-11-23T12:00:01Z');
    expect(subjects()).toEqual([['Exploited']]);
    // 02:30 is a quiet hour, which ends at 08:00.
    await at('2026-11-24T06:59:59Z');
    expect(told()).toHaveLength(1);
    await at('2026-11-24T07:00:00Z');
    expect(told()[1]).toMatchObject({ type: 'digest', data: { messages: [{ type: 'scan.stopped' }] } });
    await at('2026-11-24T20:00:00Z');
    await tell(context, 'At night');
    await at('2026-11-25T06:59:59Z');
    expect(told()).toHaveLength(2);
    await at('2026-11-25T07:00:00Z');
    expect(subjects()[2]).toEqual(['At night']);
    // What was gathered goes when it was to, whatever the group asks for since.
    await tell(context, 'Later', { topics: ['feed_alarm'] });
    const { id: notificationGroupId, name } = group;
    await updateNotificationGroup(context, { notificationGroupId, name, topics: ['scan_failed'] });
    await at('2026-11-25T07:00:01Z');
    expect(told()).toHaveLength(3);
  });

  it.skipIf(skip)(
    'go by site and urgency, and drop the least urgent first where there are too many',
    async () => {
      const { context, at } = await startAt('2026-11-23T12:00:00Z');
      await aGroup(context, { digest: { ...daily, atOnce: [] } });
      const brno = await createSite(context, { name: 'Brno', networks: ['127.0.1.0/28'] });
      const prague = await createSite(context, { name: 'Prague', networks: ['127.0.2.0/28'] });
      for (let index = 0; index < 202; index += 1)
        await tell(context, `Info ${index}`, { siteIds: [brno.id], urgency: 'info' });
      await tell(context, 'Warning', { siteIds: [brno.id] });
      await tell(context, 'Alarm', { siteIds: [prague.id], urgency: 'alarm' });
      await at('2026-11-24T12:00:00Z');
      const all = subjects()[0] ?? [];
      expect(all).toHaveLength(200);
      expect(all.slice(0, 4)).toEqual(['Alarm', 'Warning', 'Info 0', 'Info 1']);
      expect(told()[0]?.data).toMatchObject({
        subject: 'Daily digest of Sitewarden: 204 messages, 1 alarm, 1 warning',
        omitted: 4,
      });
    },
  );

  it.skipIf(skip)('do not keep transactions that tell of two things waiting for each other', async () => {
    const { context } = await startAt('2026-11-23T12:00:00Z');
    const { organizationId, newId } = context;
    const groups = [await aGroup(context), await aGroup(context, { name: 'Other' })];
    const heldUntil = new Date('2026-11-24T01:30:00Z');
    const at = context.clock.now();
    const message = {
      event: 'feed.alarm',
      urgency: 'warning',
      subject: 'Both',
      summary: 'Something happened.',
      facts: [],
      scanId: null,
      occurredAt: at.toISOString(),
    } as const;
    const add = async (connection: Connection, index: number): Promise<void> => {
      const recipient = { groupId: groups[index]?.id ?? '', channel: 'webhook', recipient: 'x' } as const;
      const delivery = { ...recipient, id: newId(), heldUntil, digest: 'day' } as const;
      await insertDeliveries(connection, organizationId, [delivery], { message, attemptsAllowed: 1, at });
    };
    const other = Promise.withResolvers<void>();
    const first = context.store.transaction(async (connection) => {
      await add(connection, 0);
      other.resolve();
      await wait(300);
      await add(connection, 1);
    });
    await other.promise;
    const second = context.store.transaction(async (connection) => {
      await add(connection, 1);
      await add(connection, 0);
    });
    await Promise.all([first, second]);
    const rows = await test.store.db.selectFrom('notification_deliveries').select('messages').execute();
    expect(rows.map(({ messages }) => messages.length)).toEqual([2, 2]);
  });

  it.skipIf(skip)('follow an address that takes the place of another', async () => {
    const { context, at } = await startAt('2026-11-23T12:00:00Z');
    const group = await aGroup(context, { digest: { ...daily, atOnce: [] } });
    const { id: notificationGroupId, name, topics } = group;
    const change = async (...paths: readonly string[]): Promise<void> => {
      const notifiables = paths.map(
        (path) => ({ channel: 'webhook', id: receiver.url + path, secret }) as const,
      );
      const digest = { ...daily, atOnce: [] };
      await updateNotificationGroup(context, {
        notificationGroupId,
        name,
        topics: [...topics],
        digest,
        notifiables,
      });
    };
    const paths = () => receiver.received.map(({ path }) => path);
    await tell(context, 'Before');
    await change('/second');
    await tell(context, 'Between');
    await change('/third', '/fourth');
    await tell(context, 'After');
    await at('2026-11-24T01:30:00Z');
    // Two came for one: nobody knows which of them it is to be.
    expect(paths().sort()).toEqual(['/fourth', '/third']);
    const states = async () =>
      (await listNotificationDeliveries(context)).items.map(({ state }) => state).sort();
    expect(await states()).toEqual(['given_up', 'sent', 'sent']);

    await tell(context, 'Next');
    await change('/third', '/fifth');
    await at('2026-11-25T01:30:00Z');
    expect(paths().slice(2).sort()).toEqual(['/fifth', '/third']);
    expect(subjects().slice(2)).toEqual([['Next'], ['Next']]);
  });

  it.skipIf(skip).each([
    [{ ...daily, every: 'week' as const }, 'day_of_week'],
    [{ ...daily, dayOfWeek: 1 }, 'day_of_week'],
    [{ ...daily, at: '24:00' }, 'at'],
    [{ ...daily, atOnce: ['all'] }, 'at_once'],
  ])('refuse %j', async (digest, field) => {
    const { context } = await startAt('2026-11-23T12:00:00Z');
    const made = aGroup(context, { digest: digest as CreateNotificationGroupInput['digest'] });
    await expect(made).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(field) as string,
    });
  });

  it.skipIf(skip)('refuse a zone that nobody knows', async () => {
    const { context } = await startAt('2026-11-23T12:00:00Z');
    const made = aGroup(context, { digest: { ...daily, timezone: 'Europe/Nowhere' } });
    await expect(made).rejects.toMatchObject({ code: 'timezone_unknown' });
  });
});
