import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { z } from 'zod';
import { deliveryStates } from '../../domain/notification-delivery.ts';
import { scanStatuses } from '../../domain/scan.ts';
import { readMetrics, type Metrics } from '../../operations/metrics/read-metrics.ts';
import { keepBriefly } from '../../support/keep-briefly.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import { publicErrors } from '../contracts/responses.ts';

/** Counting asks much of the database, and anybody may ask for it. */
const keptMs = 10_000;

/** Serves `/metrics` in the text form of Prometheus; `registry` has the requests measured so far. */
export function addMetricsRoute(app: ApiInstance, dependencies: ApiDependencies, registry: Registry): void {
  const show = installationGauges(registry);
  const figures = keepBriefly(keptMs, async () => {
    const { clock, store, jobs, intelligence, settings } = dependencies.parts();
    return readMetrics({ clock, store, jobs, intelligence, settings });
  });
  // Not before somebody may ask: measuring the process keeps observers, which the making of a document does not need.
  let measuresProcess = false;
  const measureProcess = (): void => {
    if (!measuresProcess) collectDefaultMetrics({ register: registry });
    measuresProcess = true;
  };
  app.addHook('onListen', async () => measureProcess());
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { open: true },
    schema: {
      operationId: 'getMetrics',
      tags: ['System'],
      summary: 'How the installation does, for Prometheus',
      description:
        'Process, requests, scans and notifications by state, jobs, schedules that are due and the age of the intelligence, over all ' +
        'organizations. Open, unless `SITEWARDEN_METRICS_TOKEN` is set: then it is the bearer token to send.',
      security: [],
      response: {
        200: {
          description: 'Prometheus text exposition format 0.0.4.',
          content: { 'text/plain': { schema: z.string() } },
        },
        ...publicErrors(401, 503),
      },
    },
    handler: async (request, reply) => {
      if (dependencies.metricsToken !== undefined)
        assertToken(request.headers.authorization, dependencies.metricsToken);
      measureProcess();
      show(await figures());
      return reply
        .type(registry.contentType)
        .serializer(String)
        .send(await registry.metrics());
    },
  });
}

function assertToken(header: string | undefined, expected: string): void {
  const given = /^bearer +([\x21-\x7e]+) *$/iu.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(given), digest(expected))) return;
  throw new SitewardenError(
    'unauthenticated',
    header === undefined ? 'credentials_missing' : 'credentials_invalid',
    'The metrics ask for the token of SITEWARDEN_METRICS_TOKEN: "Authorization: Bearer TOKEN".',
  );
}

function installationGauges(registry: Registry): (metrics: Metrics) => void {
  const gauge = <T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const scans = gauge('sitewarden_scans', 'Scans that are kept, by state.', ['status']);
  const jobs = gauge('sitewarden_jobs', 'Jobs that wait or are worked on.', ['queue', 'state']);
  const deliveries = gauge('sitewarden_notification_deliveries', 'Messages that are kept, by state.', [
    'state',
  ]);
  const detailBytes = gauge('sitewarden_scan_details_bytes', 'Room of what scans saw, by table.', ['table']);
  const detailParts = gauge('sitewarden_scan_details_partitions', 'Months that it lies in.', ['table']);
  const due = gauge('sitewarden_scan_schedules_due', 'Schedules whose run is due and not yet started.', []);
  const age = gauge('sitewarden_bundle_age_days', 'Whole days since the newest record; NaN if unknown.', []);
  const stale = gauge('sitewarden_bundle_stale', 'Whether the intelligence is too old: 1 or 0.', []);
  const ahead = gauge(
    'sitewarden_devices_ahead',
    'Devices with a RouterOS release newer than all that the intelligence knows.',
    [],
  );
  const sourceAge = gauge('sitewarden_source_age_days', 'The same of each source of the intelligence.', [
    'source',
  ]);
  const sourceStale = gauge(
    'sitewarden_source_stale',
    'Whether a source is older by its content than it may be: 1 or 0.',
    ['source'],
  );
  const checked = gauge('sitewarden_feed_checked_timestamp_seconds', 'When a feed was last looked for.', [
    'feed',
  ]);
  const failed = gauge('sitewarden_feed_failed', 'Whether the last look for a feed failed: 1 or 0.', [
    'feed',
  ]);
  return (metrics) => {
    for (const one of [sourceAge, sourceStale, checked, failed]) one.reset();
    for (const { name: source, ageDays, stale: isStale } of metrics.sources) {
      sourceAge.set({ source }, ageDays ?? Number.NaN);
      sourceStale.set({ source }, isStale ? 1 : 0);
    }
    for (const { name: feed, lastCheckedAt, hasFailed } of metrics.feeds) {
      if (lastCheckedAt !== null) checked.set({ feed }, Date.parse(lastCheckedAt) / 1000);
      failed.set({ feed }, hasFailed ? 1 : 0);
    }
    for (const status of scanStatuses) scans.set({ status }, metrics.scans[status] ?? 0);
    for (const { queue, waiting, active } of metrics.jobs) {
      jobs.set({ queue, state: 'waiting' }, waiting);
      jobs.set({ queue, state: 'active' }, active);
    }
    for (const state of deliveryStates) deliveries.set({ state }, metrics.deliveries[state] ?? 0);
    for (const { table, partitions, bytes } of metrics.details) {
      detailBytes.set({ table }, bytes);
      detailParts.set({ table }, partitions);
    }
    due.set(metrics.dueScanSchedules);
    age.set(metrics.bundleAgeDays ?? Number.NaN);
    stale.set(metrics.bundleIsStale ? 1 : 0);
    ahead.set(metrics.devicesAhead);
  };
}
