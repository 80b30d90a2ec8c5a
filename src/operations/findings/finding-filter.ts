import { z } from 'zod';
import { FindingStanding, LifecycleState } from '../../domain/lifecycle-state.ts';
import { PriorityTier } from '../../domain/priority.ts';
import { SeverityOrUnscored } from '../../domain/severity.ts';
import { CveIdText } from '../cve-id-text.ts';
import { UuidText } from '../uuid-text.ts';

/** Input fields of what looks for findings; each leaves out what does not fit. */
export const findingFilter = {
  siteId: UuidText.optional(),
  deviceId: UuidText.optional(),
  cveId: CveIdText.optional(),
  /** Linked to this ticket. */
  ticketId: UuidText.optional(),
  severity: SeverityOrUnscored.optional(),
  /** How it stands now. */
  status: FindingStanding.optional(),
  /** Where it is in its life; together with `closed` where it no longer stands. */
  state: LifecycleState.optional(),
  knownExploited: z.boolean().optional(),
  tier: PriorityTier.optional(),
  /** Open or reopened, and due before now. */
  overdue: z.boolean().optional(),
  minScore: z.number().min(0).max(10).optional(),
  /** Those that no longer stand, instead of those that do. */
  closed: z.boolean().default(false),
};
