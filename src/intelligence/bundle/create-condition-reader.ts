import type { DatabaseSync } from 'node:sqlite';
import type { Condition } from '../../domain/affected-statement.ts';
import { readingBundle } from './bundle-schema.ts';
import { unpackCondition } from './statement-codec.ts';

/** Packed length of what is kept; unpacked it takes about ten times as much memory. */
const maxKeptLength = 1_000_000;

/** Reads conditions by their key. Those used last are kept: an odd configuration is asked for again and again. */
export function createConditionReader(database: DatabaseSync): (key: string) => Condition {
  const select = database.prepare('SELECT content FROM condition WHERE key = ?');
  const kept = new Map<string, Condition>();
  let keptLength = 0;
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    return readingBundle(`condition ${key}`, () => {
      const content = String(select.get(key)?.content);
      const condition = unpackCondition(content);
      if (keptLength + content.length > maxKeptLength) {
        kept.clear();
        keptLength = 0;
      }
      kept.set(key, condition);
      keptLength += content.length;
      return condition;
    });
  };
}
