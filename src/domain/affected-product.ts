import type { ProductMatch } from './affected-statement.ts';

/** What a record says of one product it names as affected. */
export interface AffectedProduct {
  /** `part:vendor:product` in canonical form; may hold wildcards. */
  readonly product: string;
  readonly matches: readonly ProductMatch[];
  /** Products of the same form that must be there besides, as far as the record says; empty = none. */
  readonly onlyWith: readonly string[];
}
