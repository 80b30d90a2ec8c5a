import { z } from 'zod';
import { workerLabelPattern } from '../domain/worker.ts';
import { setting, wholeNumber, yesOrNo } from './setting.ts';

/** The variables about working on scans. */
export const workerVariables = {
  SITEWARDEN_WORKER_LABELS: setting(
    z
      .string()
      .max(4096)
      .transform((text) => [...new Set(text.split(',').map((one) => one.trim()))])
      .refine(
        (all) => all.length <= 20 && all.every((one) => workerLabelPattern.test(one)),
        'must be 20 labels at most, of small letters, digits and hyphens, separated by commas',
      )
      .default([]),
    {
      description:
        'Networks that this worker reaches and others may not, as sites name them (`worker_label`), separated by commas. See [scaling out](scale-out.md).',
      defaultText: 'none: it takes scans of sites that name no label',
    },
  ),
  SITEWARDEN_WORKER_CONCURRENCY: setting(wholeNumber(1, 100).default(1), {
    description: 'Sites that a worker scans at once, of each of its labels and of those without.',
    defaultText: '1',
  }),
  SITEWARDEN_SITE_WORKERS: setting(wholeNumber(1, 64).default(4), {
    description:
      'Workers that may scan one large site together, on PostgreSQL; 1: each site is scanned by one. The rate of the site is one for all of them. See [scaling out](scale-out.md#large-sites).',
    defaultText: '4',
  }),
  SITEWARDEN_BLOCK_ADDRESSES: setting(wholeNumber(1, 65_536).default(4096), {
    description:
      'Addresses of a block of a large site that one worker takes; what lies in one /24 is never cut. Sites of one block are scanned by one worker.',
    defaultText: '4096',
  }),
  SITEWARDEN_WORKER_WAIT_MINUTES: setting(wholeNumber(1, 10_080).default(60), {
    description:
      'Minutes after which the part of a scan fails that no living worker could take; the same for all processes.',
    defaultText: '60',
  }),
  SITEWARDEN_VERIFY_MITIGATED: setting(yesOrNo.default(true), {
    description:
      'Whether findings that somebody calls mitigated are verified by a scan of their port alone. See [findings](findings.md#verifying).',
  }),
  SITEWARDEN_VERIFY_TICKETS: setting(yesOrNo.default(true), {
    description:
      'Whether what closed tickets were to mend is verified by a scan of their ports alone. See [findings](findings.md#tickets).',
  }),
  SITEWARDEN_WORKER_PORT: setting(wholeNumber(0, 65_535).optional(), {
    description:
      'TCP port at which `sitewarden worker` answers `/healthz`, `/readyz` and `/metrics`, on `SITEWARDEN_HOST`. See [scaling out](scale-out.md).',
    defaultText: 'none: a worker listens nowhere',
  }),
};
