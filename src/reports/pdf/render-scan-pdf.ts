import type { Readable } from 'node:stream';
import PdfKit from 'pdfkit';
import type { ScanReport } from '../model/scan-report.ts';
import { tellWritten } from '../model/tell-written.ts';
import { drawChanges } from './draw-changes.ts';
import { drawHost } from './draw-host.ts';
import { drawMethod } from './draw-method.ts';
import { drawOverview } from './draw-overview.ts';
import { PdfSheet } from './pdf-sheet.ts';

/**
 * Renders a scan's result as a PDF for people who are shown paper. Written page by page as it is read, so that
 * memory stays small; the same result gives the same bytes. A fault destroys the stream.
 */
export function renderScanPdf(report: ScanReport): Readable {
  const { result } = report;
  const doc = new PdfKit({
    size: 'A4',
    // Everything is placed by us; with margins, the library would start pages of its own.
    margin: 0,
    autoFirstPage: false,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: `Vulnerability scan ${result.id}`,
      Author: 'Sitewarden',
      Creator: 'Sitewarden',
      Producer: 'Sitewarden',
      CreationDate: new Date(result.finishedAt),
      ModDate: new Date(result.finishedAt),
    },
  });
  draw(report, doc).catch((error: unknown) => {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return doc;
}

async function draw(report: ScanReport, doc: PDFKit.PDFDocument): Promise<void> {
  const { changes, decisionOf, result, ticketsOf, tierOf } = report;
  const sheet = new PdfSheet(doc, `Sitewarden · scan ${result.id} · ${result.finishedAt.slice(0, 10)}`);
  await drawOverview(sheet, report);
  if (changes !== undefined) await drawChanges(sheet, changes);
  const drawing = {
    warningThreshold: result.origin?.warningThreshold ?? null,
    tierOf,
    decisionOf,
    ticketsOf,
    showsSites: (result.origin?.sites ?? 0) > 1,
  };
  for (const host of tellWritten(result.hosts, report, ({ findings }) => findings.length))
    await drawHost(sheet, host, drawing);
  drawMethod(sheet, result);
  doc.end();
}
