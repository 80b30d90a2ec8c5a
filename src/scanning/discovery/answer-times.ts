/** So many answers, none slower than this, show a network on which nobody sleeps. */
const answersOfCalm = 8;
const slowestOfCalmMs = 150;
/** Then silence is believed after so many of the slowest answers, and not before this. */
const calmFactor = 3;
const shortestPatienceMs = 300;

/** How fast the hosts of each part of the network answer, and how long a silent address is worth waiting for. */
export class AnswerTimes<Part> {
  readonly #parts = new Map<Part, { count: number; slowestMs: number }>();

  /** Takes note of how long a host took to answer, to whatever it was, by the clock of `listeningMs`. */
  note(part: Part, tookMs: number): void {
    const known = this.#parts.get(part);
    if (known === undefined) this.#parts.set(part, { count: 1, slowestMs: tookMs });
    else {
      known.count += 1;
      known.slowestMs = Math.max(known.slowestMs, tookMs);
    }
  }

  /** Milliseconds; endless where few answered, or one slowly. */
  patienceMs(part: Part): number {
    const known = this.#parts.get(part);
    const isCalm = known !== undefined && known.count >= answersOfCalm && known.slowestMs <= slowestOfCalmMs;
    return isCalm ? Math.max(shortestPatienceMs, known.slowestMs * calmFactor) : Infinity;
  }
}
