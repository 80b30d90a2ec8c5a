import { setTimeout as wait } from 'node:timers/promises';
import type { AskService } from '../ask-service.ts';
import { queryDatabase } from './query-database.ts';
import type { ScannedPlace } from './scanned-place.ts';

export interface DeclaredSites {
  readonly siteIds: readonly string[];
  readonly scheduleIds: readonly string[];
}

/** Declares a site for each network, each with a schedule of its own. */
export async function declareSites(
  ask: AskService,
  name: string,
  { networks, excluded }: Pick<ScannedPlace, 'networks' | 'excluded'>,
): Promise<DeclaredSites> {
  const siteIds: string[] = [];
  const scheduleIds: string[] = [];
  const soon = new Date(Date.now() - 60_000);
  for (const [index, network] of networks.entries()) {
    const site = { name: `${name} ${index}`, networks: [network], excluded_networks: excluded[index] };
    const { id } = (await ask('/v1/sites', site)) as { id: string };
    const schedule = (await ask('/scans/cve/scheduled', {
      description: name,
      day_of_week: soon.getUTCDay(),
      time_of_day: '03:00',
      every_n_weeks: 1,
      timezone: 'UTC',
      min_cvss: 0,
      warning_threshold: 7,
      sites: [{ id, subnet: network }],
    })) as { id: string };
    siteIds.push(id);
    scheduleIds.push(schedule.id);
  }
  return { siteIds, scheduleIds };
}

/** Has schedules begin now, by whichever process looks first. */
export async function beginScans(url: string, scheduleIds: readonly string[]): Promise<void> {
  await queryDatabase(url, `update scan_schedules set next_scan_at = clock_timestamp() where id = any($1)`, [
    scheduleIds,
  ]);
}

/** Gives the statuses in which the scans of all schedules have ended, in the order of the schedules. */
export async function untilAllEnd(
  ask: AskService,
  { scheduleIds }: DeclaredSites,
): Promise<readonly string[]> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const scans = await Promise.all(
      scheduleIds.map(
        (id) => ask(`/v1/scans?scan_schedule_id=${id}`) as Promise<{ status: string; running: boolean }[]>,
      ),
    );
    if (scans.every((of) => of.length > 0 && of.every(({ running }) => !running)))
      return scans.flat().map(({ status }) => status);
    if (Date.now() > deadline) throw new Error(`Not all scans end: ${JSON.stringify(scans)}`);
    await wait(500);
  }
}
