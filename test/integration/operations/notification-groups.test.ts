import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import {
  createNotificationGroup,
  type CreateNotificationGroupInput,
} from '../../../src/operations/notification-groups/create-notification-group.ts';
import { deleteNotificationGroup } from '../../../src/operations/notification-groups/delete-notification-group.ts';
import { getNotificationGroup } from '../../../src/operations/notification-groups/get-notification-group.ts';
import { listNotificationGroups } from '../../../src/operations/notification-groups/list-notification-groups.ts';
import { updateNotificationGroup } from '../../../src/operations/notification-groups/update-notification-group.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { deleteSite } from '../../../src/operations/sites/delete-site.ts';
import { createUser } from '../../../src/operations/users/create-user.ts';
import { deleteUser } from '../../../src/operations/users/delete-user.ts';
import { getUser } from '../../../src/operations/users/get-user.ts';
import { listUsers } from '../../../src/operations/users/list-users.ts';
import { updateUser } from '../../../src/operations/users/update-user.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('users and groups on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const mira = { email: 'Mira@Example.net', name: 'Mira' };
  const night = (over: Partial<CreateNotificationGroupInput> = {}): CreateNotificationGroupInput => ({
    name: 'Night shift',
    topics: ['scan_failed', 'known_exploited'],
    ...over,
  });

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

  it.skipIf(skip)('know each address once in an organization, whatever its case', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const user = await createUser(one, mira);
    expect(user.email).toBe('mira@example.net');
    const taken = { kind: 'conflict', code: 'email_taken' };
    await expect(createUser(one, { ...mira, name: 'Again' })).rejects.toMatchObject(taken);
    const second = await createUser(one, { email: 'jan@example.net', name: 'Jan' });
    await expect(updateUser(one, { userId: second.id, ...mira })).rejects.toMatchObject(taken);
    await createUser(other, mira);
    expect((await listUsers(one)).items).toEqual([user, second]);
    const renamed = await updateUser(one, { userId: second.id, email: 'jan@example.net', name: 'Jan N.' });
    expect(await getUser(one, { userId: second.id })).toEqual(renamed);
    const [, , entry] = await listAuditEntries(test.store.db, one.organizationId);
    expect(entry).toMatchObject({ action: 'updateUser', before: { name: 'Jan' }, after: { name: 'Jan N.' } });
    const notFound = { kind: 'not_found', code: 'user_not_found' };
    await expect(getUser(other, { userId: user.id })).rejects.toMatchObject(notFound);
    await expect(updateUser(other, { userId: user.id, ...mira })).rejects.toMatchObject(notFound);
    await expect(deleteUser(other, { userId: user.id })).rejects.toMatchObject(notFound);
    const narrowed = asActor(one, { siteIds: [one.newId()] });
    await expect(deleteUser(narrowed, { userId: user.id })).rejects.toMatchObject({
      code: 'restricted_to_sites',
    });
  });

  it.skipIf(skip).each([
    [{ name: 'A' }, 'parameter_missing'],
    [{ name: 'A', email: 'no address' }, 'parameter_invalid'],
    [{ name: 'A', email: 'a@b.example\r\nbcc: c@d.example' }, 'parameter_invalid'],
    [{ name: '', email: 'a@example.net' }, 'parameter_invalid'],
    [{ name: 'A', email: 'a@example.net', admin: true }, 'parameter_invalid'],
  ])('refuse the user %j as %s', async (input, code) => {
    const made = createUser(await tenant(), input as typeof mira);
    await expect(made).rejects.toMatchObject({ kind: 'invalid', code });
  });

  it.skipIf(skip)('are kept as they were given, and changes are written down without addresses', async () => {
    const context = await tenant();
    const user = await createUser(context, mira);
    const secret = 'https://hooks.slack.example/services/T0/B0/s3cr3t';
    const group = await createNotificationGroup(
      context,
      night({
        activeHours: {
          timezone: 'Europe/Prague',
          windows: [{ dayOfWeek: 1, from: '20:00', until: '24:00' }],
        },
        mute: 'schedule-inactive',
        notifiables: [
          { channel: 'email', id: user.id.toUpperCase() },
          { channel: 'slack', id: secret },
          { channel: 'slack', id: secret },
        ],
      }),
    );
    expect(group.notifiables).toEqual([
      { channel: 'email', id: user.id },
      { channel: 'slack', id: secret },
    ]);
    const input = { notificationGroupId: group.id };
    expect(await getNotificationGroup(context, input)).toEqual(group);
    const changed = await updateNotificationGroup(context, { ...input, ...night({ topics: [] }) });
    expect(changed).toMatchObject({ topics: [], activeHours: null, mute: 'never', notifiables: [] });
    expect((await listNotificationGroups(context)).items).toEqual([changed]);
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.at(-1)).toMatchObject({ before: { mute: 'schedule-inactive' }, after: { mute: 'never' } });
    expect(JSON.stringify(entries)).not.toContain('s3cr3t');
  });

  it.skipIf(skip)('let a deleted user go out of groups and schedules', async () => {
    const context = await tenant();
    const [gone, stays] = [
      await createUser(context, mira),
      await createUser(context, { email: 'jan@example.net', name: 'Jan' }),
    ];
    const notifiables = [gone, stays].map(({ id }) => ({ channel: 'email' as const, id }));
    const group = await createNotificationGroup(context, night({ notifiables }));
    const { schedule } = await aScheduledSite(context, { notify: [gone.id, stays.id] });
    await deleteUser(context, { userId: gone.id });
    await expect(getUser(context, { userId: gone.id })).rejects.toMatchObject({ code: 'user_not_found' });
    const now = await getNotificationGroup(context, { notificationGroupId: group.id });
    expect(now.notifiables).toEqual([{ channel: 'email', id: stays.id }]);
    expect((await getScanSchedule(context, { scanScheduleId: schedule.id })).notify).toEqual([stays.id]);
    expect((await listAuditEntries(test.store.db, context.organizationId)).at(-1)).toMatchObject({
      action: 'deleteUser',
      before: { name: 'Mira', notificationGroupIds: [group.id], scanScheduleIds: [schedule.id] },
    });
  });

  it.skipIf(skip)('tell an address in full only to those who may change it', async () => {
    const context = await tenant();
    const full = [
      { channel: 'slack' as const, id: 'https://hooks.example.net/services/secret' },
      { channel: 'ntfy' as const, id: 'http://ntfy.example.net:8080/topic' },
    ];
    const masked = [
      { channel: 'slack' as const, id: 'https://hooks.example.net/***' },
      { channel: 'ntfy' as const, id: 'http://ntfy.example.net:8080/***' },
    ];
    const maker = asActor(context, { scopes: ['org:create', 'org:view'] });
    const made = await createNotificationGroup(maker, night({ notifiables: full }));
    expect(made.notifiables).toEqual(masked);
    const id = { notificationGroupId: made.id };
    expect((await getNotificationGroup(maker, id)).notifiables).toEqual(masked);
    expect((await listNotificationGroups(maker)).items[0]?.notifiables).toEqual(masked);
    expect((await getNotificationGroup(context, id)).notifiables).toEqual(full);
    const kept = await updateNotificationGroup(context, { ...id, ...night({ notifiables: masked }) });
    expect(kept.notifiables).toEqual(full);
    const other = [{ channel: 'slack' as const, id: 'https://elsewhere.example.net/***' }];
    await expect(
      updateNotificationGroup(context, { ...id, ...night({ notifiables: other }) }),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'parameter_invalid' });
  });

  it.skipIf(skip)('let a deleted site go, but a group of that site alone is not told of all', async () => {
    const context = await tenant();
    const [gone, stays] = [
      await createSite(context, { name: 'A', networks: ['10.0.0.0/24'] }),
      await createSite(context, { name: 'B', networks: ['10.0.1.0/24'] }),
    ];
    const both = await createNotificationGroup(context, night({ siteIds: [gone.id, stays.id] }));
    const alone = await createNotificationGroup(context, night({ name: 'Alone', siteIds: [gone.id] }));
    await deleteSite(context, { siteId: gone.id });
    const sitesOf = async ({ id }: { id: string }) =>
      (await getNotificationGroup(context, { notificationGroupId: id })).siteIds;
    expect(await sitesOf(both)).toEqual([stays.id]);
    expect(await sitesOf(alone)).toEqual([gone.id]);
  });

  it.skipIf(skip)('are for all sites of a schedule that names them', async () => {
    const context = await tenant();
    const { site } = await aScheduledSite(context);
    const group = await createNotificationGroup(context, night({ siteIds: [site.id] }));
    const tooNarrow = { kind: 'conflict', code: 'notification_group_too_narrow' };
    const named = { notificationGroup: group.id };
    await expect(aScheduledSite(context, named)).rejects.toMatchObject(tooNarrow);
    const forSites = async (...siteIds: readonly string[]) =>
      updateNotificationGroup(context, {
        notificationGroupId: group.id,
        ...night({ siteIds: [...siteIds] }),
      });
    await forSites();
    const { site: other } = await aScheduledSite(context, named);
    await expect(forSites(site.id)).rejects.toMatchObject(tooNarrow);
    expect(await forSites(site.id, other.id)).toMatchObject({ siteIds: [site.id, other.id] });
  });

  it.skipIf(skip)('tell at once for which schedules they have been too narrow', async () => {
    const context = await tenant();
    const { site } = await aScheduledSite(context);
    const group = await createNotificationGroup(context, night({ siteIds: [site.id] }));
    const free = await createNotificationGroup(context, night({ name: 'Free' }));
    const { schedule: byId, site: other } = await aScheduledSite(context);
    const { schedule: byName } = await aScheduledSite(context);
    await aScheduledSite(context, { notificationGroup: free.id });
    // As older releases let schedules name any group.
    for (const [id, named] of [
      [byId.id, group.id.toUpperCase()],
      [byName.id, group.name],
    ] as const)
      await test.store.db
        .updateTable('scan_schedules')
        .set({ notification_group: named })
        .where('id', '=', id)
        .execute();
    const beyond = [byId.id, byName.id].sort();
    const one = await getNotificationGroup(context, { notificationGroupId: group.id });
    expect(one.tooNarrowFor).toEqual(beyond);
    const { items } = await listNotificationGroups(context);
    expect(items.map(({ id, tooNarrowFor }) => [id, tooNarrowFor])).toEqual([
      [group.id, beyond],
      [free.id, []],
    ]);
    // Whoever sees the group alone hears of no schedule of other sites.
    const bound = asActor(context, { siteIds: [site.id] });
    const shown = await getNotificationGroup(bound, { notificationGroupId: group.id });
    expect(shown.tooNarrowFor).toEqual([]);
    const both = asActor(context, { siteIds: [site.id, other.id] });
    const seen = await getNotificationGroup(both, { notificationGroupId: group.id });
    expect(seen.tooNarrowFor).toEqual([byId.id]);
    const wide = { notificationGroupId: group.id, ...night() };
    expect((await updateNotificationGroup(context, wide)).tooNarrowFor).toEqual([]);
  });

  it.skipIf(skip)('keep a group that a schedule names by its id or its name, which may change', async () => {
    const context = await tenant();
    const byId = await createNotificationGroup(context, night());
    const byName = await createNotificationGroup(context, night({ name: 'Day shift' }));
    await aScheduledSite(context, { notificationGroup: byId.id });
    const { schedule } = await aScheduledSite(context, { notificationGroup: 'Day shift' });
    const inUse = { kind: 'conflict', code: 'notification_group_in_use' };
    for (const { id } of [byId, byName])
      await expect(deleteNotificationGroup(context, { notificationGroupId: id })).rejects.toMatchObject(
        inUse,
      );
    await updateNotificationGroup(context, {
      notificationGroupId: byName.id,
      ...night({ name: 'Late shift' }),
    });
    const now = await getScanSchedule(context, { scanScheduleId: schedule.id });
    expect(now.notificationGroup).toBe('Late shift');
    const free = await createNotificationGroup(context, night({ name: 'Free' }));
    await deleteNotificationGroup(context, { notificationGroupId: free.id });
    const notFound = { code: 'notification_group_not_found' };
    await expect(getNotificationGroup(context, { notificationGroupId: free.id })).rejects.toMatchObject(
      notFound,
    );
  });

  it.skipIf(skip)(
    'have names of their own, and show credentials for certain sites only groups of those',
    async () => {
      const [context, stranger] = [await tenant(), await tenant()];
      const [here, there] = [
        await createSite(context, { name: 'A', networks: ['10.0.0.0/24'] }),
        await createSite(context, { name: 'B', networks: ['10.0.1.0/24'] }),
      ];
      const all = await createNotificationGroup(context, night());
      const taken = { kind: 'conflict', code: 'notification_group_name_taken' };
      await expect(createNotificationGroup(context, night())).rejects.toMatchObject(taken);
      const local = await createNotificationGroup(context, night({ name: 'Local', siteIds: [here.id] }));
      const renaming = { notificationGroupId: local.id, ...night({ siteIds: [here.id] }) };
      await expect(updateNotificationGroup(context, renaming)).rejects.toMatchObject(taken);
      const wide = await createNotificationGroup(
        context,
        night({ name: 'Wide', siteIds: [here.id, there.id] }),
      );
      const narrowed = asActor(context, { siteIds: [here.id] });
      expect((await listNotificationGroups(narrowed)).items).toEqual([local]);
      const notFound = { kind: 'not_found', code: 'notification_group_not_found' };
      for (const { id: notificationGroupId } of [all, wide]) {
        await expect(getNotificationGroup(narrowed, { notificationGroupId })).rejects.toMatchObject(notFound);
        await expect(deleteNotificationGroup(narrowed, { notificationGroupId })).rejects.toMatchObject(
          notFound,
        );
      }
      await expect(getNotificationGroup(stranger, { notificationGroupId: all.id })).rejects.toMatchObject(
        notFound,
      );
      const restricted = { code: 'restricted_to_sites' };
      await expect(createNotificationGroup(narrowed, night({ name: 'X' }))).rejects.toMatchObject(restricted);
      const hidden = night({ name: 'X', siteIds: [there.id] });
      await expect(createNotificationGroup(narrowed, hidden)).rejects.toMatchObject({
        code: 'site_not_found',
      });
      await createNotificationGroup(narrowed, night({ name: 'X', siteIds: [here.id] }));
    },
  );

  const hours = (from: string, until: string, timezone = 'UTC') => ({
    activeHours: { timezone, windows: [{ dayOfWeek: 0, from, until }] },
  });
  it.skipIf(skip).each([
    [{ topics: ['nothing'] }, 'parameter_invalid'],
    [{ topics: undefined }, 'parameter_missing'],
    [{ name: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e' }, 'parameter_invalid'],
    [{ mute: 'sometimes' }, 'parameter_invalid'],
    [hours('20:00', '08:00'), 'parameter_invalid'],
    [hours('8:00', '09:00'), 'parameter_invalid'],
    [hours('08:00', '09:00', 'Mars/Olympus'), 'timezone_unknown'],
    [{ notifiables: [{ channel: 'email', id: 'mira@example.net' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'webhook', id: 'file:///etc/passwd' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'webhook', id: 'https://a:b@example.net' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'webhook', id: 'https://:b@example.net' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'webhook', id: 'https://example.net/***' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'slack', id: 'http://example.net' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'pigeon', id: 'x' }] }, 'parameter_invalid'],
    [{ notifiables: [{ channel: 'email', id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e' }] }, 'user_not_found'],
    [{ siteIds: ['0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e'] }, 'site_not_found'],
  ])('refuse a group with %j as %s', async (over, code) => {
    const context = await tenant();
    const made = createNotificationGroup(context, night(over as Partial<CreateNotificationGroupInput>));
    await expect(made).rejects.toMatchObject({ code });
    expect((await listNotificationGroups(context)).items).toEqual([]);
  });
});
