import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aFinding } from '../../support/a-scan-result.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createReportLink } from '../../../src/operations/scan-reports/create-report-link.ts';
import { exportScanReport } from '../../../src/operations/scan-reports/export-scan-report.ts';
import { getReportLinkProgress } from '../../../src/operations/scan-reports/get-report-link-progress.ts';
import { getReportProgress } from '../../../src/operations/scan-reports/get-report-progress.ts';
import { openReportLink } from '../../../src/operations/scan-reports/open-report-link.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { reportFormatNames, type ReportFormatName } from '../../../src/reports/report-format.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const perHost = 400;

describe.each(engines)('the progress of a report, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let context: OperationContext;
  let scanId: string;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    context = await aTenant({ store: test.store, jobs });
    const { site, schedule } = await aScheduledSite(context);
    const ips = ['127.0.0.7', '127.0.0.9'];
    const scan = await startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site.id, ips });
    scanId = scan.scanId;
    const line = aScanLine(test.store, answeringTargets([]), {
      judgeHost: (_, host) => {
        const [service] = host.services;
        if (service === undefined) return { host, findings: [] };
        const finding = aFinding(service);
        const findings = Array.from({ length: perHost }, (_one, at) => {
          const facts = { cveId: `CVE-2026-${1000 + at}`, recordDigest: `sha256:${at}` };
          return { ...finding, cve: { ...finding.cve, ...facts } };
        });
        return { host, findings };
      },
    });
    const job = { organizationId: context.organizationId, scanId, scanSiteId: scan.scanSiteId };
    await executeScanSite(line, job, never);
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  const ask = async (format: ReportFormatName, progressId?: string) =>
    (await exportScanReport(context, { scanId, format, progressId }, '1.2.3')).content;
  const bytesOf = async (format: ReportFormatName, progressId?: string) =>
    Buffer.concat(await (await ask(format, progressId)).toArray());
  const progressOf = (progressId: string) => getReportProgress(context, { progressId });
  const untilState = (progressId: string, state: string) =>
    vi.waitFor(async () => expect((await progressOf(progressId)).state).toBe(state), { timeout: 30_000 });

  it.skipIf(skip).each(reportFormatNames)(
    'counts every finding of %s, and changes no byte',
    async (format) => {
      const progressId = newId();
      const followed = await bytesOf(format, progressId);
      expect(followed.equals(await bytesOf(format))).toBe(true);
      await untilState(progressId, 'finished');
      expect(await progressOf(progressId)).toMatchObject({
        scanId,
        findingsWritten: 2 * perHost,
        findingsTotal: 2 * perHost,
      });
    },
  );

  it.skipIf(skip).each(['json', 'pdf'] as const)(
    'tells of %s while it is written, and that its reader has gone',
    async (format) => {
      const progressId = newId();
      const content = await ask(format, progressId);
      expect(await progressOf(progressId)).toMatchObject({ findingsWritten: 0 });
      await new Promise((resolve) => content.once('readable', resolve));
      content.read(1);
      await untilState(progressId, 'writing');
      content.destroy();
      await untilState(progressId, 'abandoned');
      // So small a PDF is drawn as a whole before its first page is taken.
      if (format === 'json') expect((await progressOf(progressId)).findingsWritten).toBeLessThan(2 * perHost);
    },
  );

  it.skipIf(skip)('belongs to one report, and to who may see its scan', async () => {
    const progressId = newId();
    await bytesOf('csv', progressId);
    await expect(ask('csv', progressId)).rejects.toMatchObject({ code: 'report_progress_taken' });
    const missing = { code: 'report_progress_not_found' };
    const elsewhere = asActor(context, { siteIds: [newId()] });
    await expect(getReportProgress(elsewhere, { progressId })).rejects.toMatchObject(missing);
    const other = await aTenant({ store: test.store, jobs });
    await expect(getReportProgress(other, { progressId })).rejects.toMatchObject(missing);
    await expect(progressOf(newId())).rejects.toMatchObject(missing);
  });

  it.skipIf(skip)('is that of nobody once nobody tells it any more', async () => {
    const progressId = newId();
    const content = await ask('json', progressId);
    const later = { now: () => new Date(context.clock.now().getTime() + 31_000) };
    expect(await getReportProgress({ ...context, clock: later }, { progressId })).toMatchObject({
      state: 'abandoned',
    });
    content.destroy();
    await vi.waitFor(async () => expect((await progressOf(progressId)).findingsTotal).toBe(2 * perHost));
  });

  it.skipIf(skip)('says that nothing will come of a report that cannot be made', async () => {
    const { site, schedule } = await aScheduledSite(context);
    const ips = ['127.0.0.7'];
    const waiting = await startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site.id, ips });
    const progressId = newId();
    const asked = { scanId: waiting.scanId, format: 'csv', progressId } as const;
    await expect(exportScanReport(context, asked, '1.2.3')).rejects.toMatchObject({
      code: 'scan_result_not_ready',
    });
    expect(await progressOf(progressId)).toMatchObject({ state: 'failed', findingsTotal: null });
  });

  describe('that a link opens', () => {
    /** What a link of the report carries. */
    const aLink = async (format: ReportFormatName = 'csv') => {
      const { url } = await createReportLink(context, { scanId, format, lifetimeSeconds: 60 });
      const query = new URL(url).searchParams;
      const [expires, signature] = [query.get('expires') ?? '', query.get('signature') ?? ''];
      return { scanId, format, expires, signature };
    };
    const openWith = async (progressId: string, link?: Awaited<ReturnType<typeof aLink>>) => {
      const given = { ...(link ?? (await aLink())), progressId };
      return (await openReportLink(context, given, '1.2.3')).content.toArray();
    };
    const progressBy = async (link: Awaited<ReturnType<typeof aLink>>, progressId: string) =>
      getReportLinkProgress(context, { ...link, progressId });

    it.skipIf(skip)('is told to whoever has the link, and to who has credentials', async () => {
      const [link, progressId] = [await aLink(), newId()];
      const bytes = Buffer.concat(await openWith(progressId, link));
      expect(bytes.equals(await bytesOf('csv'))).toBe(true);
      await untilState(progressId, 'finished');
      const told = { id: progressId, scanId, state: 'finished', findingsWritten: 2 * perHost };
      expect(await progressBy(link, progressId)).toMatchObject(told);
      await expect(openWith(progressId, link)).rejects.toMatchObject({ code: 'report_progress_taken' });
    });

    it.skipIf(skip)('is told to nobody whose link is not good, or is over', async () => {
      const [link, progressId] = [await aLink(), newId()];
      await openWith(progressId, link);
      const invalid = { kind: 'forbidden', code: 'link_invalid' };
      await expect(progressBy({ ...link, signature: 'x' }, progressId)).rejects.toMatchObject(invalid);
      await expect(progressBy({ ...link, format: 'pdf' }, progressId)).rejects.toMatchObject(invalid);
      await expect(progressBy({ ...link, scanId: newId() }, progressId)).rejects.toMatchObject(invalid);
      const later = String(Number(link.expires) + 1);
      await expect(progressBy({ ...link, expires: later }, progressId)).rejects.toMatchObject(invalid);
      const clock = { now: () => new Date(Number(link.expires) * 1000) };
      const over = getReportLinkProgress({ ...context, clock }, { ...link, progressId });
      await expect(over).rejects.toMatchObject({ kind: 'forbidden', code: 'link_expired' });
    });

    it.skipIf(skip)('is told of the scan of the link alone, and of what was begun', async () => {
      const { site, schedule } = await aScheduledSite(context);
      const order = { scheduleId: schedule.id, siteId: site.id, ips: ['127.0.0.7'] };
      const other = await startMultipleIpScan(context, order);
      const ofOther = newId();
      const asked = { scanId: other.scanId, format: 'csv', progressId: ofOther } as const;
      await expect(exportScanReport(context, asked, '1.2.3')).rejects.toThrow();
      const missing = { code: 'report_progress_not_found' };
      await expect(progressBy(await aLink(), ofOther)).rejects.toMatchObject(missing);
      await expect(progressBy(await aLink(), newId())).rejects.toMatchObject(missing);
      // A link that is not good keeps nothing either.
      const refused = newId();
      await expect(openWith(refused, { ...(await aLink()), signature: 'x' })).rejects.toThrow();
      await expect(progressOf(refused)).rejects.toMatchObject(missing);
    });
  });
});
