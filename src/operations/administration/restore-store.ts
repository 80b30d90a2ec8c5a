import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { readDump } from '../../store/dump/read-dump.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext } from '../operation-context.ts';

/** Characters of one line: a result of a whole site is the longest there is. */
const longestLine = 400 << 20;

/**
 * Puts the backup `file` into an empty store, all of it or nothing; gives the number of rows. Throws `conflict` /
 * `store_not_empty`, `backup_of_other_version`; `invalid` / `backup_unreadable`.
 */
export async function restoreStore(
  { store }: Pick<InstallationContext, 'store'>,
  file: string,
): Promise<number> {
  return readDump(store, linesOf(file));
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8');
  const source = createReadStream(file);
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  let rest: string[] = [];
  let length = 0;
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const [first = '', ...others] = chunk.split('\n');
      rest.push(first);
      length += first.length;
      if (length > longestLine) throw new Error('a line is too long');
      for (const other of others) {
        yield rest.join('');
        rest = [other];
        length = other.length;
      }
    }
  } catch (cause) {
    if (cause instanceof SitewardenError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SitewardenError('invalid', 'backup_unreadable', `The backup cannot be read: ${why}.`, {
      cause,
    });
  }
  if (length > 0) yield rest.join('');
}
