import { chainText, genesisHash, type AuditEntry } from './audit-entry.ts';

/** Where a chain is first broken, and how. */
export interface AuditFault {
  readonly sequence: number;
  readonly reason: string;
}

/** Where a check stands: the last entry that was found good. */
export interface AuditChainPlace {
  readonly sequence: number;
  readonly hash: string;
}

export const chainStart: AuditChainPlace = { sequence: 0, hash: genesisHash };

/**
 * Checks entries, oldest first, that follow `from`: numbers without gaps, each hash true and carried by the next.
 * Gives the place of the last entry, or the first fault. `sha256` turns text (UTF-8) into 64 hex digits.
 */
export function verifyAuditChain(
  entries: readonly AuditEntry[],
  from: AuditChainPlace,
  sha256: (text: string) => string,
): AuditChainPlace | AuditFault {
  let place = from;
  for (const entry of entries) {
    const { sequence, previousHash, hash, ...facts } = entry;
    const expected = place.sequence + 1;
    if (sequence !== expected) return { sequence: expected, reason: `the entry ${expected} is missing` };
    if (previousHash !== place.hash) return { sequence, reason: 'does not follow from the entry before it' };
    if (sha256(chainText(facts, sequence, previousHash)) !== hash)
      return { sequence, reason: 'was changed after it was written' };
    place = { sequence, hash };
  }
  return place;
}
