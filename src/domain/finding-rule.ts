import { z } from 'zod';
import type { DeviceClass } from './device-class.ts';
import type { DecidedStatus } from './lifecycle-state.ts';
import type { Transport } from './observation.ts';
import type { VexJustification } from './vex-justification.ts';

/** What may end a rule early for a finding: its CVE is found to be exploited, its device exposed, or a fix named. */
export const RuleLapse = z.enum(['known_exploited', 'exposed', 'fix_available']);
export type RuleLapse = z.infer<typeof RuleLapse>;

/** Which findings a rule is about: those for which all that it names is so. */
export interface RuleCriteria {
  readonly siteId: string | null;
  readonly findingId: string | null;
  readonly cveId: string | null;
  /** In CIDR form. */
  readonly network: string | null;
  readonly tag: string | null;
  readonly deviceClass: DeviceClass | null;
  /** What was judged, as a CPE name in which `*` stands for everything. */
  readonly product: string | null;
  /** The same as a package URL, in its canonical form; at most one of both. */
  readonly purl: string | null;
  /** The one service that was judged, by its port and transport; both null: any. */
  readonly port: number | null;
  readonly transport: Transport | null;
}

/** A decision about all findings that fit, those of the future too. It is never changed; it ends. */
export interface FindingRule extends RuleCriteria {
  readonly id: string;
  readonly status: DecidedStatus;
  readonly vexJustification: VexJustification | null;
  readonly justification: string;
  readonly lapsesOn: readonly RuleLapse[];
  /** ISO 8601; null: until somebody ends it. */
  readonly expiresAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Null while nobody has ended it. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  /** What became of the VEX document that it was a statement of; null where a person ended it alone, or nobody. */
  readonly endedAs: 'document_replaced' | 'document_withdrawn' | null;
  /** The VEX document that it is a statement of; null for a person's own. */
  readonly vexDocumentId: string | null;
}

/** What of a finding may end a rule early. */
export interface LapseFacts {
  readonly isKnownExploited: boolean;
  readonly isExposed: boolean;
  readonly hasFix: boolean;
}

/** The same as it was when the finding was settled last. */
export interface KeptLapseFacts extends LapseFacts {
  /** The rules that were about it then, by their ids: what becomes so later may end them. */
  readonly rules: readonly string[];
}
