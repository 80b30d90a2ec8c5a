/** One piece of a feed that could not be used, and why. */
export interface SetAside {
  readonly file: string;
  /** Offset in the uncompressed bytes of the file where the piece starts; 0 for a whole file. */
  readonly offset: number;
  readonly reason: string;
  /** The CVE it seems to be about, where that can still be read. */
  readonly cveId?: string;
}

/** Collects what was set aside: every piece is counted, the first `keep` are kept for the report. */
export class SetAsideList {
  readonly #kept: SetAside[] = [];
  readonly #keep: number;
  #count = 0;

  constructor(keep = 100) {
    this.#keep = keep;
  }

  add(piece: SetAside): void {
    this.#count += 1;
    if (this.#kept.length < this.#keep) this.#kept.push(piece);
  }

  get count(): number {
    return this.#count;
  }

  get kept(): readonly SetAside[] {
    return this.#kept;
  }
}
