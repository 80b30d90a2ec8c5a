import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { CliStreams } from '../cli-streams.ts';
import { readBodyFile } from './read-body-file.ts';

/**
 * The body to send: that of the file, else `before` (what is there now), with the fields that options gave put over
 * it. Throws a `usage` error when neither says anything.
 */
export async function bodyOf(
  file: string | undefined,
  given: Readonly<Record<string, unknown>>,
  io: CliStreams,
  before: () => Promise<object> = async () => ({}),
): Promise<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (file === undefined && Object.keys(fields).length === 0) {
    throw new SitewardenError(
      'usage',
      'nothing_to_send',
      'Give --file or the options that say what it shall be.',
    );
  }
  const base = file === undefined ? await before() : await readBodyFile(file, io);
  return { ...base, ...fields };
}
