import { SitewardenError } from '../../support/sitewarden-error.ts';

/** That a schedule names a group which would be told nothing of its scans. */
export function groupTooNarrow(name: string): SitewardenError {
  return new SitewardenError(
    'conflict',
    'notification_group_too_narrow',
    `The notification group '${name}' is not for all sites of the scan schedule that names it, so nobody would be told.`,
  );
}
