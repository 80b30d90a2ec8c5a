import { createSecretKey } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { allPermissions } from '../../../src/domain/permission.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { prepareInstallation } from '../../../src/operations/first-run/prepare-installation.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import { openJobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { noIntelligence } from '../../support/no-intelligence.ts';
import { aScanLine, endOf, progressOf } from './a-scan-line.ts';
import { scheduleInput } from './a-schedule.ts';

// Run as a process of its own: a service that accepts one scan at its first start and works until it is killed.
const [where = '', portText = '', lineName = '', ...ips] = process.argv.slice(2);
const say = (word: string): void => void process.stdout.write(`${word}\n`);
const store = await openStore(
  where.startsWith('postgres') ? { databaseUrl: where } : { dataDirectory: where },
);
const { organization, site, linkSecret, created } = await prepareInstallation(
  { store, clock: systemClock, newId },
  {},
);
const jobs = await openJobQueue(store, (error) => say(`queue ${String(error)}`));
const context = {
  installation: store,
  store: store.forOrganization(organization.id),
  jobs,
  intelligence: { current: () => noIntelligence },
  clock: systemClock,
  newId,
  organizationId: organization.id,
  actor: { kind: 'system', id: 'test', scopes: allPermissions, siteIds: null },
  settings: {
    allowPublicNetworks: false,
    minPrefixLengthIpv4: 16,
    publicUrl: 'http://127.0.0.1',
    linkSecret,
    linkLifetimeSeconds: 60,
    secretKey: createSecretKey(Buffer.alloc(32, 7)),
    triggerLimitHours: 24,
    feeds: { recordFile: '/nowhere/updates.json', updateHours: undefined },
  },
} as const;

/** One connection for each address, one after the other, slowly. */
async function* connectToEach(request: ScanRequest, signal?: AbortSignal): AsyncIterable<ScanEvent> {
  for (const [index, address] of request.addresses.entries()) {
    const socket = connect({ host: address, port: Number(portText) });
    await once(socket, 'connect');
    socket.destroy();
    await setTimeout(100, undefined, signal === undefined ? {} : { signal });
    yield { type: 'progress', progress: progressOf(request, index + 1) };
    yield { type: 'host', host: aHost([anSshService()], address) };
    say(`host ${address}`);
  }
  yield endOf();
}

/** The product's own line; a word for each host that was kept, that is when the next event is asked for. */
async function* observed(...given: Parameters<typeof scanTargets>): AsyncIterable<ScanEvent> {
  for await (const event of scanTargets(...given)) {
    yield event;
    if (event.type === 'host') say(`host ${event.host.ipAddress}`);
  }
}

if (created) {
  const input = scheduleInput(site!.id, { sites: [{ id: site!.id, subnet: '127.0.0.0/24' }], minCvss: 0 });
  const schedule = await createScanSchedule(context, input);
  await startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site!.id, ips });
}
const whole: Partial<ExecuteScanContext> = {
  scanTargets: observed,
  ports: { tcp: [Number(portText)], udp: [] },
  limits: { ...defaultLimits, ratePerSecond: 50 },
};
const line = aScanLine(store, connectToEach, lineName === 'whole' ? whole : {});
await jobs.startWorker(async (job, signal) => {
  say('job');
  await executeScanSite(line, job, signal);
  const report = await getScanReport(context, { scanId: job.scanId });
  const result = await getScanResult(context, { scanId: job.scanId });
  const hosts = result.hosts.map(({ host }) => host.ipAddress);
  say(`end ${JSON.stringify({ status: report.status, hosts, cveCount: report.cveCount })}`);
});
say('ready');
process.once('SIGTERM', () => {
  void jobs.stop().then(() => store.close());
});
