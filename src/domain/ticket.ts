import { z } from 'zod';
import type { LifecycleState } from './lifecycle-state.ts';

/** As somebody, or a scan that found what was to be mended, left it. */
export const ticketStates = ['open', 'closed', 'reopened'] as const;
export type TicketState = (typeof ticketStates)[number];

/**
 * How a ticket is shown. `closed`: called done, and something of it is still to be verified; `verified`: nothing of it is
 * left that is not proved to be fixed, assumed so by newer intelligence, withdrawn or accepted.
 */
export const ShownTicketState = z.enum(['open', 'closed', 'verified', 'reopened']);
export type ShownTicketState = z.infer<typeof ShownTicketState>;

/** A ticket as a history names it, also when it is gone. */
export interface TicketName {
  readonly id: string;
  readonly reference: string;
}

/** A ticket as a finding shows it. */
export interface TicketOfFinding extends TicketName {
  readonly url: string | null;
  readonly state: ShownTicketState;
}

/** Work of a help desk that is to mend findings. */
export interface Ticket extends TicketOfFinding {
  readonly createdBy: string;
  /** ISO 8601, as all instants here. */
  readonly createdAt: string;
  /** When somebody last called it done; null where nobody has. */
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly reopenedAt: string | null;
  /** Null where a scan did, and where nobody has. */
  readonly reopenedBy: string | null;
  /** The scan that found what was called done. */
  readonly reopenedScanId: string | null;
  /** Of those that the actor may see. */
  readonly findings: TicketFigures;
}

export interface TicketFigures {
  readonly total: number;
  /** Open, reopened or called mitigated. */
  readonly left: number;
  /** Proved by a scan to be fixed. */
  readonly verified: number;
}

/** A finding of a ticket, as far as the ticket tells of it. */
export interface LinkedFinding {
  readonly id: string;
  readonly cveId: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly ipAddress: string;
  readonly state: LifecycleState;
  readonly linkedBy: string;
  readonly linkedAt: string;
}
