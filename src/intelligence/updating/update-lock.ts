import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/**
 * Makes this process the only one that updates in `directory`; gives what lets go of it. The operating system lets go
 * of it when the process dies. Throws `conflict` / `update_running`.
 */
export function lockUpdates(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'update.lock');
  closeSync(openSync(file, 'a', 0o600));
  const lock = new DatabaseSync(file);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    // SQLITE_BUSY = 5 (SQLite result codes).
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === 5)) throw cause;
    throw new SitewardenError('conflict', 'update_running', 'Another update of the intelligence is running.');
  }
  return () => lock.close();
}
