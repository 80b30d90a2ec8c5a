import type { RuleLapse } from '../../../src/domain/finding-rule.ts';
import type { Aim, Met, Name, RuleStep, Side, Step } from './word-steps.ts';

type Status = RuleStep['status'];
type Port = 80 | 8080 | 8443;
type Facts = Readonly<Record<RuleLapse, boolean>>;

/** What somebody said, as long as it is not known to have ended. */
interface Word {
  readonly status: Status;
  readonly saidAt: number;
  until: number | null;
  readonly lapsesOn: readonly RuleLapse[];
  readonly aim: Aim | { readonly by: 'person'; readonly side: Side; readonly cve: 1 | 2 };
}

/** What is expected of one finding. */
interface Expected {
  readonly cve: 1 | 2;
  closed: 'fixed_verified' | 'device_merged' | null;
  wasOver: boolean;
  /** What its record says, as it was last judged. */
  exploited: boolean;
  fixNamed: boolean;
  counts: Word | undefined;
  /** What was so when it was settled last, and which words were about it. */
  since: Facts | undefined;
  about: ReadonlySet<Word>;
  readonly gone: Set<Word>;
}

const portsOf: Readonly<Record<Side, readonly Port[]>> = { a: [80], b: [8080, 8443] };
const cveAt = (port: Port): 1 | 2 => (port === 8443 ? 2 : 1);
export const sideOf = (name: Name): Side => (name === 'a1' ? 'a' : 'b');

/**
 * What the documentation says becomes of three findings on two devices, in the words of this test alone: nothing of
 * the product is asked, but for the port that a finding shows.
 */
export class WordModel {
  readonly findings = new Map<Name, Expected>();
  readonly told = new Map<Port, Met>();
  readonly tags: Record<Side, boolean> = { a: false, b: false };
  readonly words: Word[] = [];
  readonly documents = new Map<1 | 2, Word[]>();
  exploited = false;
  fixNamed = false;
  isOutside = false;
  merged:
    | { readonly reopened: boolean; readonly closed: boolean; readonly moved: boolean; readonly tag: boolean }
    | undefined;
  /** Whether the finding that a merge opened has been seen since. */
  #seenSince = false;
  readonly note: (what: string) => void;

  constructor(note: (what: string) => void) {
    this.note = note;
  }

  /** The device a finding is on now. */
  holderOf(name: Name): Side {
    return name === 'b2' && this.merged?.moved === true ? 'a' : sideOf(name);
  }
  #portsOn(side: Side): readonly Port[] {
    if (this.merged === undefined) return portsOf[side];
    return side === 'a' ? [80, 8080, 8443] : [];
  }
  #oldPorts(side: Side, cve: 1 | 2): readonly Port[] {
    return this.#portsOn(side).filter((port) => cveAt(port) === cve && this.told.get(port) === 'old');
  }
  #nameOn(side: Side, cve: 1 | 2): Name {
    return cve === 2 ? 'b2' : this.merged !== undefined || side === 'a' ? 'a1' : 'b1';
  }

  /** A scan meets some ports of a device; `shownAt` is the port each finding shows. */
  see(side: Side, met: ReadonlyMap<Port, Met>, shownAt: ReadonlyMap<Name, number>): void {
    for (const [port, what] of met) this.told.set(port, what);
    for (const cve of [1, 2] as const) {
      const now = [...met].filter(([port]) => cveAt(port) === cve);
      if (now.length === 0) continue;
      const name = this.#nameOn(side, cve);
      if (now.some(([, what]) => what === 'old')) this.#judge(name, cve);
      const finding = this.findings.get(name);
      if (finding === undefined || finding.closed !== null) continue;
      const isShown = now.some(([port, what]) => port === shownAt.get(name) && what === 'new');
      if (isShown && this.#oldPorts(side, cve).length > 0) this.note('kept for another port');
      if (!isShown || this.#oldPorts(side, cve).length > 0) continue;
      finding.closed = 'fixed_verified';
      this.note('closed by proof');
    }
  }

  #judge(name: Name, cve: 1 | 2): void {
    const facts = { exploited: cve === 1 && this.exploited, fixNamed: cve === 2 || this.fixNamed };
    const finding = this.findings.get(name);
    if (this.merged !== undefined && name === 'a1') this.#seenSince = true;
    if (finding === undefined) {
      const fresh = {
        closed: null,
        wasOver: false,
        counts: undefined,
        since: undefined,
        about: new Set<Word>(),
        gone: new Set<Word>(),
      };
      this.findings.set(name, { cve, ...fresh, ...facts });
      return;
    }
    if (finding.closed !== null) {
      finding.wasOver = true;
      this.note('seen again after it was closed');
    }
    Object.assign(finding, { closed: null, ...facts });
  }

  data({ exploited, fixNamed }: Extract<Step, { kind: 'data' }>): void {
    const seen = this.#seenSince;
    Object.assign(this, { exploited, fixNamed });
    for (const side of ['a', 'b'] as const)
      if (this.#oldPorts(side, 1).length > 0) this.#judge(this.#nameOn(side, 1), 1);
    this.#seenSince = seen;
  }

  say(word: Word): Word {
    this.words.push(word);
    return word;
  }

  /** Words of the vendor take the place of those it said before. */
  vex(document: 1 | 2, says: readonly (1 | 2)[], at: number): void {
    const before = this.documents.get(document) ?? [];
    if (before.some((word) => this.#countsSomewhere(word)))
      this.note(
        says.length < before.length
          ? 'a document that counted says less'
          : 'a document that counted is replaced',
      );
    for (const word of before) word.until = at;
    const words = says.map((cve) =>
      this.say({ status: 'false_positive', saidAt: at, until: null, lapsesOn: [], aim: { by: 'cve', cve } }),
    );
    this.documents.set(document, words);
  }
  withdraw(document: 1 | 2, at: number): void {
    const words = this.documents.get(document) ?? [];
    if (words.some((word) => this.#countsSomewhere(word))) this.note('a document that counted is withdrawn');
    for (const word of words) word.until = at;
    this.documents.delete(document);
  }
  #countsSomewhere(word: Word): boolean {
    return [...this.findings.values()].some(({ counts, closed }) => counts === word && closed === null);
  }

  merge(): void {
    const [a, b, b2] = (['a1', 'b1', 'b2'] as const).map((name) => this.findings.get(name));
    const reopened = a !== undefined && a.closed !== null && b?.closed === null;
    const closed = a !== undefined && b?.closed === null;
    if (reopened && a !== undefined) Object.assign(a, { closed: null, wasOver: true });
    if (closed && b !== undefined) b.closed = 'device_merged';
    const tag = this.tags.b && !this.tags.a;
    this.merged = { reopened, closed, moved: b2 !== undefined, tag };
    this.#seenSince = false;
    this.tags.a ||= tag;
    this.note(reopened ? 'a merge opens what one of them has open' : 'a merge');
    if (a?.counts !== undefined || b?.counts !== undefined) this.note('a merge of what is decided');
  }
  split(): void {
    const { reopened, closed, tag } = this.merged!;
    const [a, b] = [this.findings.get('a1'), this.findings.get('b1')];
    if (closed && b?.closed === 'device_merged') Object.assign(b, { closed: null, wasOver: true });
    if (reopened && a?.closed === null && !this.#seenSince) {
      a.closed = 'fixed_verified';
      this.note('a split closes what the merge opened');
    }
    if (tag && this.tags.b) this.tags.a = false;
    this.merged = undefined;
    this.note('a split');
  }

  /** What a verification finds refutes what was said of the finding alone, and that it is mitigated. */
  refute(name: Name, at: number): void {
    const finding = this.findings.get(name);
    if (finding === undefined || finding.closed !== null || finding.counts?.status !== 'mitigated') return;
    this.note('a mitigation is refuted');
    for (const word of this.words)
      if (word.saidAt <= at && (word.status === 'mitigated' || isOfOne(word))) finding.gone.add(word);
  }

  #factsOf(name: Name): Facts {
    const { exploited, fixNamed } = this.findings.get(name)!;
    const isOutside = this.holderOf(name) === 'a' && this.isOutside;
    return { known_exploited: exploited, exposed: isOutside, fix_available: fixNamed };
  }
  #fits({ aim }: Word, name: Name): boolean {
    const side = this.holderOf(name);
    const { cve } = this.findings.get(name)!;
    if (aim.by === 'cve') return aim.cve === cve;
    if (aim.by === 'finding') return aim.name === name;
    if (aim.by === 'tag') return this.tags[side];
    if (aim.by === 'class') return side === 'a';
    // The network has the first device alone, and not always.
    if (aim.by === 'network') return side === 'a' && !this.isOutside;
    return aim.cve === cve && (aim.side === side || (side === 'a' && this.merged !== undefined));
  }

  /** Lets time pass for all findings: what counts for each at an instant. */
  settle(at: number): void {
    for (const [name, finding] of this.findings) this.#settle(name, finding, at);
  }
  #settle(name: Name, finding: Expected, at: number): void {
    const facts = this.#factsOf(name);
    const { counts: before, since } = finding;
    const about = this.words.filter(
      (word) => (word.until === null || word.until > at) && !finding.gone.has(word) && this.#fits(word, name),
    );
    for (const word of about) {
      if (!finding.about.has(word)) continue;
      const lapse = word.lapsesOn.find((one) => since?.[one] === false && facts[one]);
      if (lapse === undefined) continue;
      finding.gone.add(word);
      if (finding.closed !== null) continue;
      this.note(word === before ? `a rule lapses: ${lapse}` : 'a rule lapses behind another');
    }
    finding.about = new Set(about);
    finding.since = facts;
    const standing = this.words.filter(
      (word) =>
        (word.until === null || word.until > at) &&
        this.#fits(word, name) &&
        !finding.gone.has(word) &&
        // The day on which it was listed is not known, so it may have been after the rule.
        !(word.lapsesOn.includes('known_exploited') && facts.known_exploited),
    );
    const counts = standing.findLast(isOfOne) ?? standing.at(-1);
    if (before !== undefined && counts === undefined) finding.wasOver = true;
    finding.counts = counts;
    if (finding.closed === null) this.#noteChange(finding, before, at);
  }
  #noteChange({ counts, gone }: Expected, before: Word | undefined, at: number): void {
    if (counts !== undefined && counts !== before) this.note(`counts: ${counts.aim.by} ${counts.status}`);
    if (before === undefined || before === counts) return;
    if (before.until !== null && before.until <= at) this.note(`ends: ${before.aim.by}`);
    else if (counts === undefined && !gone.has(before)) this.note(`no longer fits: ${before.aim.by}`);
    else if (counts !== undefined) this.note('another word takes over');
  }

  stateOf(name: Name): string {
    const { closed, counts, wasOver } = this.findings.get(name)!;
    if (closed === 'device_merged') return 'unknown';
    return closed ?? counts?.status ?? (wasOver ? 'reopened' : 'open');
  }
}

function isOfOne({ aim }: Word): boolean {
  return aim.by === 'person' || aim.by === 'finding';
}
