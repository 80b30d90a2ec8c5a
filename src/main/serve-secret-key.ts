import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../config/settings.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

/**
 * The key that seals passwords: of the settings, else `secret.key` in the data directory, made when it is not there.
 * Undefined on a database server without the setting: several processes share it, and a file of one would not do.
 * Throws `usage` / `setting_unusable` when the file holds something else.
 */
export function loadSecretKey(
  settings: Pick<Settings, 'secretKey' | 'databaseUrl' | 'dataDirectory'>,
): KeyObject | undefined {
  if (settings.secretKey !== undefined) return createSecretKey(Buffer.from(settings.secretKey, 'base64'));
  if (settings.databaseUrl !== undefined) return undefined;
  return createSecretKey(readOrMake(path.join(settings.dataDirectory, 'secret.key')));
}

function readOrMake(file: string): Buffer {
  const made = randomBytes(32);
  try {
    writeFileSync(file, `${made.toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
    // The mode given above is narrowed by the umask, never widened; this makes it the same everywhere.
    chmodSync(file, 0o600);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new SitewardenError(
    'usage',
    'setting_unusable',
    `${file} does not hold a key of 32 bytes in Base64. Restore it from a backup, or set SITEWARDEN_SECRET_KEY.`,
  );
}
