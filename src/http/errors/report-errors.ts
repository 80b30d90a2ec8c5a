import type { ErrorEntry } from './error-entry.ts';

/** The codes of reports that are exported; part of the catalogue. */
export const reportErrors = {
  report_says_nothing: {
    status: 409,
    sentence: 'The scan has found no CVE, and a document of that format must name one.',
    remedy:
      'Ask for another format: JSON, CSV, HTML, PDF, SARIF, CSAF and CycloneDX can say that nothing was found.',
  },
  report_progress_taken: {
    status: 409,
    sentence: 'The progress_id belongs to another report.',
    remedy: 'Choose a new UUID for each report that you ask for.',
  },
  report_progress_not_found: {
    status: 404,
    sentence: 'No report is asked for with this progress_id, or it was more than an hour ago.',
    remedy: 'Ask for the report with a progress_id first, and for its progress while the answer is coming.',
  },
} as const satisfies Record<string, ErrorEntry>;
