import type { Settings } from '../config/settings.ts';
import type { OperationParts } from '../http/api-dependencies.ts';
import { createApi } from '../http/create-api.ts';
import type { Store } from '../store/open-store.ts';
import { pingStore } from '../store/queries/health-queries.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { listen, stopListening } from './serve-listen.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of the program, filled in when they are there; the API answers 503 until then. */
export interface PartsBox {
  parts?: OperationParts;
}

/** Listens and answers; gives the address. Throws what names the setting to change. */
export async function openServeApi(
  settings: Settings,
  { log, closing, version, box }: Surroundings & { readonly version: string; readonly box: PartsBox },
): Promise<string> {
  const { jwt, publicUrl, rateLimitPerMinute, metricsToken } = settings;
  const parts = (): OperationParts => {
    if (box.parts !== undefined) return box.parts;
    throw new SitewardenError(
      'unavailable',
      'unavailable',
      'Sitewarden is still starting. Try again shortly.',
    );
  };
  const api = await createApi({
    parts,
    jwt,
    publicUrl,
    rateLimitPerMinute,
    metricsToken,
    version,
    isReady: async () => box.parts !== undefined && storeAnswers(box.parts.store),
    logger: log,
  });
  closing.add('work', 'API', () => stopListening(api));
  return listen(api, settings);
}

/** Whether the database can be asked. */
export async function storeAnswers({ db }: Pick<Store, 'db'>): Promise<boolean> {
  try {
    await pingStore(db);
    return true;
  } catch {
    return false;
  }
}
