/** Until when a branch of a product gets fixes. */
export interface BranchSupport {
  /** `7` or `6.49`. */
  readonly cycle: string;
  /** Calendar day; null where only that it ended is known, or that it has no end yet. */
  readonly endOfLife: string | null;
  /** Whether it had ended when the intelligence was made. */
  readonly isEnded: boolean;
}

/** What is known of the branch that a version is of, beside any CVE. */
export interface BranchFacts {
  /** Null where nobody says. */
  readonly support: BranchSupport | null;
  /** Where its release line is behind all that are known: the newest of those, and the day of that knowledge. */
  readonly beyond: { readonly newestLine: string; readonly knownOn: string } | null;
}

/** Asked of an opened bundle. */
export interface BranchKnowledge {
  /** `product` is `part:vendor:product`; undefined for products whose branches are not followed. */
  findBranch(product: string, version: string): BranchFacts | undefined;
}

/** What a person should know of the branch, a sentence each; mostly none. */
export function describeBranch(name: string, facts: BranchFacts | undefined): string[] {
  const notes: string[] = [];
  const { support = null, beyond = null } = facts ?? {};
  if (support?.isEnded === true) {
    const on = support.endOfLife === null ? '' : ` on ${support.endOfLife}`;
    notes.push(`${name} ${support.cycle} gets no fixes any more: its support ended${on} (endoflife.date).`);
  } else if (support !== null && support.endOfLife !== null) {
    notes.push(`${name} ${support.cycle} gets fixes until ${support.endOfLife} (endoflife.date).`);
  }
  if (beyond !== null) {
    notes.push(
      `The intelligence is older than this version: it knows ${name} up to ${beyond.newestLine}, as of ${beyond.knownOn}. ` +
        'What was found in the version since is missing, and what is said of it may be wrong.',
    );
  }
  return notes;
}
