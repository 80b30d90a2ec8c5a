import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { exportScanReport } from '../../../src/operations/scan-reports/export-scan-report.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { closeTicket } from '../../../src/operations/tickets/close-ticket.ts';
import { deleteTicket } from '../../../src/operations/tickets/delete-ticket.ts';
import { linkTicket } from '../../../src/operations/tickets/link-ticket.ts';
import type { ReportFormatName } from '../../../src/reports/report-format.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const reference = 'OPS-1423';
const never = new AbortController().signal;

describe.each(engines)('reports, on $engine,', ({ open, skip }) => {
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

  it.skipIf(skip)('name the tickets of what they tell of, with their state, and only of that', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Branch', networks: ['127.9.12.0/29'] });
    const { scanId } = await startSiteScan(context, { siteId, targets: ['127.9.12.3', '127.9.12.4'] });
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const job = { organizationId, scanId, scanSiteId: part!.id };
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
    const contentOf = async (format: ReportFormatName) => {
      const { content } = await exportScanReport(context, { scanId, format }, '1.0.0');
      return Buffer.concat(await content.toArray());
    };
    const textOf = async (format: ReportFormatName) => (await contentOf(format)).toString();
    const pdfBefore = await contentOf('pdf');
    const [finding] = (await listFindings(context)).items;
    const url = 'https://desk.example.net/a|b';
    const linked = await linkTicket(context, { reference, url, findingIds: [finding?.id ?? ''] });
    await closeTicket(context, { reference });

    const lines = (await textOf('csv')).split('\r\n').filter((line) => line.includes(reference));
    expect(lines).toEqual([expect.stringMatching(/,OPS-1423 \(closed\)$/u)]);
    expect(lines[0]).toContain(finding?.cveId);
    expect((await textOf('html')).split(`Tickets: ${reference} (closed)`)).toHaveLength(2);
    expect((await textOf('sarif')).split('"workItemUris":["https://desk.example.net/a%7Cb"]')).toHaveLength(
      2,
    );
    const pdf = await contentOf('pdf');
    expect(pdf.equals(pdfBefore)).toBe(false);
    expect(pdf.equals(await contentOf('pdf'))).toBe(true);
    expect(await textOf('json')).not.toContain(reference);

    await deleteTicket(context, { ticketId: linked.ticket.id });
    expect(await textOf('csv')).not.toContain(reference);
    expect((await contentOf('pdf')).equals(pdfBefore)).toBe(true);
  });
});
