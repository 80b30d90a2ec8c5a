import {
  createScanSchedule,
  deleteScanSchedule,
  getScanSchedule,
  listScanSchedules,
  previewScanSchedule,
  startScan,
  stopScan,
  updateScanSchedule,
} from '../../../client/generated/sdk.gen.ts';
import type {
  CreateScanScheduleData,
  ScanSchedule,
  UpdateScanScheduleData,
} from '../../../client/generated/types.gen.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { answerOf } from '../remote/answer-of.ts';
import { bodyOf } from '../remote/body-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';
import { writeAll } from '../write-out.ts';

/** Options that say what a schedule shall be. */
export interface ScheduleTerms {
  readonly file?: string;
  readonly description?: string;
  readonly day?: number;
  readonly time?: string;
  readonly every?: number;
  readonly timezone?: string;
  readonly minCvss?: number;
  readonly warning?: number;
  readonly ignoreOffline?: boolean;
  /** Each `SITE=SUBNET`. */
  readonly site?: string[];
  readonly notificationGroup?: string;
}

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `sitewarden schedules list` */
export async function runSchedulesList(remote: Remote, { limit }: { limit?: number }): Promise<void> {
  const schedules = await listAll((query) => listScanSchedules({ client: remote.client, query }), limit);
  await printRows<ScanSchedule>(remote, schedules, [
    { heading: 'ID', cell: ({ id }) => id },
    { heading: 'STATUS', cell: ({ status }) => status },
    { heading: 'NEXT', cell: (schedule) => schedule.next_scan_at },
    { heading: 'WHEN', cell: whenOf },
    { heading: 'SITES', cell: ({ sites }) => new Set(sites.map(({ id }) => id)).size, alignRight: true },
    { heading: 'DESCRIPTION', cell: ({ description }) => description },
  ]);
}

/** `sitewarden schedules get` */
export async function runSchedulesGet(remote: Remote, scanScheduleId: string): Promise<void> {
  const call = getScanSchedule({ client: remote.client, path: { scanScheduleId } });
  await printFields(remote, await answerOf(call));
}

/** `sitewarden schedules create` */
export async function runSchedulesCreate(remote: Remote, terms: ScheduleTerms): Promise<void> {
  const body = (await bodyOf(terms.file, fieldsOf(terms), remote.io)) as CreateScanScheduleData['body'];
  await printFields(remote, await answerOf(createScanSchedule({ client: remote.client, body })));
}

/** `sitewarden schedules update`: what no option names stays, unless a file says it all anew. */
export async function runSchedulesUpdate(remote: Remote, id: string, terms: ScheduleTerms): Promise<void> {
  const { client } = remote;
  const path = { scanScheduleId: id };
  const before = async (): Promise<object> => termsOf(await answerOf(getScanSchedule({ client, path })));
  const body = await bodyOf(terms.file, fieldsOf(terms), remote.io, before);
  const call = updateScanSchedule({ client, path, body: body as UpdateScanScheduleData['body'] });
  await printFields(remote, await answerOf(call));
}

/** `sitewarden schedules delete` */
export async function runSchedulesDelete(remote: Remote, scanScheduleId: string): Promise<void> {
  await answerOf(deleteScanSchedule({ client: remote.client, path: { scanScheduleId } }));
  if (!remote.json) await writeAll(remote.io.stdout, 'The schedule is gone; its reports stay.\n');
}

/** `sitewarden schedules start` */
export async function runSchedulesStart(remote: Remote, scanScheduleId: string): Promise<void> {
  await printFields(remote, await answerOf(startScan({ client: remote.client, path: { scanScheduleId } })));
}

/** `sitewarden schedules stop` */
export async function runSchedulesStop(remote: Remote, scanScheduleId: string): Promise<void> {
  await printFields(remote, await answerOf(stopScan({ client: remote.client, path: { scanScheduleId } })));
}

/** `sitewarden schedules next-runs` */
export async function runSchedulesNextRuns(remote: Remote, id: string, count: number): Promise<void> {
  const call = previewScanSchedule({ client: remote.client, path: { scanScheduleId: id }, query: { count } });
  const runs = await answerOf(call);
  const text = remote.json ? JSON.stringify(runs, undefined, 2) : runs.join('\n');
  await writeAll(remote.io.stdout, `${text}\n`);
}

function whenOf(schedule: ScanSchedule): string {
  const weeks = schedule.every_n_weeks === 1 ? 'every week' : `every ${schedule.every_n_weeks} weeks`;
  return `${dayNames[schedule.day_of_week] ?? ''} ${schedule.time_of_day} ${schedule.timezone}, ${weeks}`;
}

/** Every field of a body, so that an update sends back all that it does not change. */
const bodyFields: Readonly<Record<keyof UpdateScanScheduleData['body'], true>> = {
  description: true,
  day_of_week: true,
  time_of_day: true,
  every_n_weeks: true,
  timezone: true,
  min_cvss: true,
  warning_threshold: true,
  ignore_offline_sites: true,
  sites: true,
  notify: true,
  notification_group: true,
};

/** What a schedule was told to be, without what came of it. */
function termsOf(schedule: ScanSchedule): object {
  return Object.fromEntries(Object.entries(schedule).filter(([name]) => name in bodyFields));
}

function fieldsOf(terms: ScheduleTerms): Record<string, unknown> {
  return {
    description: terms.description,
    day_of_week: terms.day,
    time_of_day: terms.time,
    every_n_weeks: terms.every,
    timezone: terms.timezone,
    min_cvss: terms.minCvss,
    warning_threshold: terms.warning,
    ignore_offline_sites: terms.ignoreOffline,
    sites: terms.site?.map(siteOf),
    notification_group: terms.notificationGroup,
  };
}

function siteOf(text: string): { id: string; subnet: string } {
  const [id = '', subnet = ''] = text.split('=');
  if (id === '' || subnet === '') {
    throw new SitewardenError(
      'usage',
      'bad_site_option',
      'Give --site as SITE=SUBNET: the id of a site and a network.',
    );
  }
  return { id, subnet };
}
