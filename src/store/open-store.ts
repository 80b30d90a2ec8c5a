import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** Where everything operational is kept. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<Database>;
  close(): Promise<void>;
}

export type StoreLocation = { readonly dataDirectory: string } | { readonly databaseUrl: string };

/** Opens and migrates the store. */
export async function openStore(_location: StoreLocation): Promise<Store> {
  throw new Error('being written');
}
