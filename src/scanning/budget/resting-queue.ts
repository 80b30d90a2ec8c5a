/** What waits until a time of its own; a binary heap, so that thousands may wait. Times in milliseconds. */
export class RestingQueue<T> {
  readonly #heap: { readonly item: T; readonly dueMs: number }[] = [];

  push(item: T, dueMs: number): void {
    const heap = this.#heap;
    heap.push({ item, dueMs });
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfLater(parent, at)) break;
      at = parent;
    }
  }

  /** Takes out all that is due, earliest first. */
  *takeDue(nowMs: number): Iterable<T> {
    for (let first = this.#heap[0]; first !== undefined && first.dueMs <= nowMs; first = this.#heap[0]) {
      this.#removeFirst();
      yield first.item;
    }
  }

  /** Milliseconds until the next is due; undefined when none waits. */
  msUntilDue(nowMs: number): number | undefined {
    const first = this.#heap[0];
    return first === undefined ? undefined : Math.max(0, first.dueMs - nowMs);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const earlier = this.#due(right) < this.#due(left) ? right : left;
      if (!this.#swapIfLater(at, earlier)) break;
      at = earlier;
    }
  }

  /** Puts the earlier of the two first; gives whether it had to. */
  #swapIfLater(above: number, below: number): boolean {
    const [upper, lower] = [this.#heap[above], this.#heap[below]];
    if (upper === undefined || lower === undefined || upper.dueMs <= lower.dueMs) return false;
    this.#heap[above] = lower;
    this.#heap[below] = upper;
    return true;
  }

  #due(at: number): number {
    return this.#heap[at]?.dueMs ?? Number.POSITIVE_INFINITY;
  }
}
