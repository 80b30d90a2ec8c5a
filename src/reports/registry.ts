import type { ReportFormat, ReportFormatName } from './report-format.ts';

/** Every format, a line each. Its code is loaded when somebody asks for it. */
export const reportFormats: Readonly<Record<ReportFormatName, ReportFormat>> = {
  json: text('application/json', 'json', async (report) =>
    (await import('./json/stream-scan-json.ts')).streamScanJson(report),
  ),
  csv: text('text/csv', 'csv', async (report) => (await import('./csv/render-csv.ts')).renderCsv(report)),
  html: text('text/html', 'html', async (report) =>
    (await import('./html/render-html.ts')).renderHtml(report),
  ),
  pdf: {
    mediaType: 'application/pdf',
    extension: 'pdf',
    isText: false,
    render: async (report) => (await import('./pdf/render-scan-pdf.ts')).renderScanPdf(report),
  },
  sarif: text('application/sarif+json', 'sarif', async (report) =>
    (await import('./sarif/render-sarif.ts')).renderSarif(report),
  ),
  openvex: text('application/openvex+json', 'openvex.json', async (report) =>
    (await import('./openvex/render-openvex.ts')).renderOpenVex(report),
  ),
  csaf: text('application/csaf+json', 'csaf.json', async (report) =>
    (await import('./csaf/render-csaf.ts')).renderCsaf(report),
  ),
  cyclonedx: text('application/vnd.cyclonedx+json', 'cdx.json', async (report) =>
    (await import('./cyclonedx/render-cyclonedx.ts')).renderCycloneDx(report),
  ),
};

function text(mediaType: string, extension: string, render: ReportFormat['render']): ReportFormat {
  return { mediaType, extension, isText: true, render };
}
