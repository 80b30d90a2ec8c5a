import { ageInDays } from '../../domain/age-in-days.ts';
import { isStaleBundle } from '../../domain/bundle-age.ts';
import { feedAge } from '../../domain/feed-age.ts';
import type { DeliveryState } from '../../domain/notification-delivery.ts';
import type { ScanStatus } from '../../domain/scan.ts';
import { readFeedStates } from '../../intelligence/updating/feed-states.ts';
import type { JobCount } from '../../store/jobs/open-job-queue.ts';
import {
  countDeliveriesByState,
  countDueScanSchedules,
  countScansByStatus,
  measureDetails,
  type DetailSize,
} from '../../store/queries/metrics-queries.ts';
import { countBlocks } from '../../store/queries/scan-block-queries.ts';
import { findDevicesAhead } from '../feeds/find-devices-ahead.ts';
import type { InstallationContext, OperationContext, OperationSettings } from '../operation-context.ts';

/** How the whole installation does; counts over every organization, so that they tell of none. */
export interface Metrics {
  readonly scans: Readonly<Partial<Record<ScanStatus, number>>>;
  readonly jobs: readonly JobCount[];
  /** What is told, by what became of it, as long as it is kept. */
  readonly deliveries: Readonly<Partial<Record<DeliveryState, number>>>;
  /** Room of hosts and results of scans. */
  readonly details: readonly DetailSize[];
  /** Schedules whose next run has come and that have not been started yet. */
  readonly dueScanSchedules: number;
  /** Null when no record of the intelligence says how old it is. */
  readonly bundleAgeDays: number | null;
  readonly bundleIsStale: boolean;
  /** Devices with a release of RouterOS newer than all that the intelligence knows. */
  readonly devicesAhead: number;
  /** Each source of the bundle by its content; an age is null where no record tells a date. */
  readonly sources: readonly {
    readonly name: string;
    readonly ageDays: number | null;
    readonly stale: boolean;
  }[];
  /** Feeds that an update has looked for. */
  readonly feeds: readonly {
    readonly name: string;
    readonly lastCheckedAt: string | null;
    readonly hasFailed: boolean;
  }[];
}

/** Reads what the monitoring of the installation asks for. It belongs to nobody, so it asks for no scope. */
export async function readMetrics(
  context: Omit<InstallationContext, 'newId'> &
    Pick<OperationContext, 'jobs' | 'intelligence'> & {
      readonly settings: Pick<OperationSettings, 'feeds'>;
    },
): Promise<Metrics> {
  const { db } = context.store;
  const now = context.clock.now();
  const intelligence = context.intelligence.current();
  const { info } = intelligence;
  const states = await readFeedStates(context.settings.feeds.recordFile);
  const { devices: devicesAhead } = await findDevicesAhead(db, intelligence, null);
  return {
    scans: await countScansByStatus(db),
    jobs: [...(await context.jobs.countJobs()), { queue: 'scan-blocks', ...(await countBlocks(db)) }],
    deliveries: await countDeliveriesByState(db),
    details: await measureDetails(db),
    dueScanSchedules: await countDueScanSchedules(db, now),
    bundleAgeDays: ageInDays(info.newestRecordAt, now),
    bundleIsStale: isStaleBundle(info, now) || devicesAhead > 0,
    devicesAhead,
    sources: info.sources.map(({ name, newestRecordAt }) => ({
      name,
      ...feedAge(name, newestRecordAt, now),
    })),
    feeds: states.map(({ name, lastCheckedAt, lastError }) => ({
      name,
      lastCheckedAt,
      hasFailed: lastError !== null,
    })),
  };
}
