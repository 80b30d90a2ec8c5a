/**
 * JSON text that `jsonb` takes: PostgreSQL refuses U+0000 and halves of surrogate pairs (PostgreSQL manual §8.14),
 * and what a scanned host says of itself may hold both. They become U+FFFD.
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** Text that a `text` column takes, in the same way. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
