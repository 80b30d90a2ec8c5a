import { z } from 'zod';
import { CveStanding } from '../../domain/cve-status.ts';
import { PriorityTier } from '../../domain/priority.ts';
import { SeverityOrUnscored } from '../../domain/severity.ts';
import { CveIdText } from '../cve-id-text.ts';
import { UuidText } from '../uuid-text.ts';

/** Input fields of what looks for findings; each leaves out what does not fit. */
export const findingFilter = {
  siteId: UuidText.optional(),
  deviceId: UuidText.optional(),
  cveId: CveIdText.optional(),
  severity: SeverityOrUnscored.optional(),
  /** How it stands now. */
  status: CveStanding.optional(),
  knownExploited: z.boolean().optional(),
  tier: PriorityTier.optional(),
  minScore: z.number().min(0).max(10).optional(),
  /** Those that no longer stand, instead of those that do. */
  closed: z.boolean().default(false),
};
