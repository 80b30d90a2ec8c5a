import type { ErrorEntry } from './error-entry.ts';

/** The codes of what is no longer kept; part of the catalogue. */
export const retentionErrors = {
  scan_details_forgotten: {
    status: 404,
    sentence: 'The scan is so old that only its counts are kept.',
    remedy: 'Export reports that have to outlive the retention of the organization (docs/retention.md).',
  },
} as const satisfies Record<string, ErrorEntry>;
