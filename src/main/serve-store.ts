import type { Settings } from '../config/settings.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Say } from './serve-io.ts';

/** Opens the store that the settings name. Throws SitewardenErrors that name the setting, without its secrets. */
export async function openServeStore(settings: Settings, say: Say): Promise<Store> {
  const { databaseUrl, dataDirectory } = settings;
  if (databaseUrl !== undefined) {
    say('Opening the database server of DATABASE_URL …');
    return openStore({ databaseUrl });
  }
  say(`Opening the embedded database in ${dataDirectory} … (a few seconds the first time)`);
  try {
    return await openStore({ dataDirectory });
  } catch (cause) {
    // What the system refuses has a code; anything else is a fault of ours and stays one.
    if (cause instanceof SitewardenError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    const sentence = `SITEWARDEN_DATA_DIR ${dataDirectory} cannot be used: ${cause.message}. Name a folder of your own.`;
    throw new SitewardenError('usage', 'setting_unusable', sentence, { cause });
  }
}
