/** Until when a branch of a product gets fixes. */
export interface BranchSupport {
  /** `7` or `6.49`. */
  readonly cycle: string;
  /** Calendar day; null where only that it ended is known, or that it has no end yet. */
  readonly endOfLife: string | null;
  /** Whether it had ended when the intelligence was made. */
  readonly isEnded: boolean;
}

/** A release whose notes speak of security fixes that no record describes yet. */
export interface SecurityRelease {
  readonly version: string;
  /** Calendar day; null where nothing tells it. */
  readonly releasedOn: string | null;
  /** The vendor's words. */
  readonly notes: readonly string[];
  /** Where something is known to be wrong with it: the release that repaired that, and what it was. */
  readonly instead: { readonly version: string; readonly problem: string } | null;
}

/** What is known of the branch that a version is of, beside any CVE. */
export interface BranchFacts {
  /** Null where nobody says. */
  readonly support: BranchSupport | null;
  /** Where its release line is behind all that are known: the newest of those, and the day of that knowledge. */
  readonly beyond: { readonly newestLine: string; readonly knownOn: string } | null;
  /** Above the version, ascending. */
  readonly securityReleases: readonly SecurityRelease[];
}

/** Asked of an opened bundle. */
export interface BranchKnowledge {
  /** `product` is `part:vendor:product`; undefined for products whose branches are not followed. */
  findBranch(product: string, version: string): BranchFacts | undefined;
}

/** What a person should know of the branch, a sentence each; mostly none. */
export function describeBranch(name: string, facts: BranchFacts | undefined): string[] {
  const notes: string[] = [];
  const { support = null, beyond = null, securityReleases = [] } = facts ?? {};
  notes.push(...securityReleases.map((release) => describeSecurityRelease(name, release)));
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

/** That a device below a release lacks security fixes that have no CVE yet. */
export function describeSecurityRelease(
  name: string,
  { version, releasedOn, notes, instead }: SecurityRelease,
): string {
  const on = releasedOn === null ? '' : ` (${releasedOn})`;
  const words = notes.map((note) => `"${note}"`).join(', ');
  const other = instead === null ? '' : ` Go to ${instead.version} or newer instead: ${instead.problem}`;
  return `${name} ${version}${on} contains security fixes without a CVE yet: ${words}${other}`;
}
