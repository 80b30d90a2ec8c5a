import type { TextColumn } from './text-column.ts';

/**
 * Where each of different texts stands, by its hash: slots hold the number of a text plus one, 0 for none, and what
 * finds its slot taken stands in the next one free. At least half of them are free.
 */
export function slotsOf(texts: readonly string[]): Uint32Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(texts.length * 2 + 2)));
  const last = slots.length - 1;
  for (const [number, text] of texts.entries()) {
    let slot = hashOf(text) & last;
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = number + 1;
  }
  return slots;
}

/** The number of a text, -1 when it is not there. */
export function findInSlots(slots: Uint32Array, texts: TextColumn, text: string): number {
  // Their number is a power of two.
  const last = slots.length - 1;
  let slot = hashOf(text) & last;
  // A damaged table may have no free slot.
  for (let tries = 0; tries < slots.length; tries += 1) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return -1;
    if (texts.isAt(number, text)) return number;
    slot = (slot + 1) & last;
  }
  return -1;
}

/** FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The lowest bits of FNV depend on few of the characters' bits.
  return hash ^ (hash >>> 15);
}
