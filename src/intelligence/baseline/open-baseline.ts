import { DatabaseSync } from 'node:sqlite';
import type { IntelligenceBundle } from '../bundle/intelligence-bundle.ts';
import { openBundleDatabase } from '../bundle/open-bundle.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import { baselineInput } from './baseline-input.ts';

/** The project's own facts as an opened bundle in memory: what is used when no bundle is given. */
export async function openBaseline(): Promise<IntelligenceBundle> {
  const database = new DatabaseSync(':memory:');
  try {
    await writeBundle(database, baselineInput());
    return openBundleDatabase(database);
  } catch (error) {
    database.close();
    throw error;
  }
}
