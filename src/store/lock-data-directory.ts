import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SitewardenError } from '../support/sitewarden-error.ts';

export interface DirectoryLock {
  release(): void;
}

/**
 * Makes the directory ours (mode 0700) for the life of this process. The lock is the operating system's, held by
 * SQLite, so it is gone the moment the process dies, however it dies. Throws `conflict` /
 * `data_directory_in_use`.
 */
export function lockDataDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const pidFile = path.join(directory, 'sitewarden.pid');
  const lockFile = path.join(directory, 'lock.sqlite');
  // Whoever can read the file can lock it too, also where the folder was there before and is open to others.
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new DatabaseSync(lockFile);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new SitewardenError(
      'conflict',
      'data_directory_in_use',
      `Another Sitewarden${pidIn(pidFile)} works in ${directory}. Stop it, or set SITEWARDEN_DATA_DIR to another folder.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(pidFile, { force: true });
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY = 5 (SQLite result codes).
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function pidIn(file: string): string {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return /^\d{1,10}$/u.test(text) ? ` (process ${text})` : '';
  } catch {
    return '';
  }
}
