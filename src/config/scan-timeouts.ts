import type { z } from 'zod';
import { setting, wholeNumber } from './setting.ts';

/** The variables that say when scans are ended. */
export const timeoutVariables = {
  SITEWARDEN_HOST_TIMEOUT: setting(wholeNumber(1, 1440).default(60), {
    description: 'Minutes that the scan of one host may take; what it has told by then is kept.',
  }),
  SITEWARDEN_SITE_TIMEOUT: setting(wholeNumber(1, 10_080).default(240), {
    description:
      'Minutes that the scan of one site may take; time that it waits for a busy router counts from then on only.',
  }),
  SITEWARDEN_SCAN_TIMEOUT: setting(wholeNumber(1, 500).default(72), {
    description: 'Hours from the begin of a scan of all its sites to its end, waiting included.',
  }),
  SITEWARDEN_STALL_TIMEOUT: setting(wholeNumber(1, 1440).default(30), {
    description:
      'Minutes without a host, a packet or an answered port after which the scan of a site is ended with what it has found.',
  }),
  SITEWARDEN_PAUSE_TIMEOUT: setting(wholeNumber(1, 168).default(24), {
    description:
      'Hours that a scan may be paused at a time, by people or by a blackout window, before it ends with what it has found.',
  }),
};
type TimeoutValues = {
  readonly [Name in keyof typeof timeoutVariables]: z.output<(typeof timeoutVariables)[Name]>;
};

/** When scans are ended with what they have found, in milliseconds. */
export interface ScanTimeouts {
  readonly hostMs: number;
  readonly siteMs: number;
  readonly scanMs: number;
  readonly stallMs: number;
  readonly pauseMs: number;
}

const minuteMs = 60_000;

export function scanTimeouts(values: TimeoutValues): ScanTimeouts {
  return {
    hostMs: values.SITEWARDEN_HOST_TIMEOUT * minuteMs,
    siteMs: values.SITEWARDEN_SITE_TIMEOUT * minuteMs,
    scanMs: values.SITEWARDEN_SCAN_TIMEOUT * 60 * minuteMs,
    pauseMs: values.SITEWARDEN_PAUSE_TIMEOUT * 60 * minuteMs,
    stallMs: values.SITEWARDEN_STALL_TIMEOUT * minuteMs,
  };
}
