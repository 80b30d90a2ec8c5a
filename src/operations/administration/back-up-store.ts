import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeDump } from '../../store/dump/write-dump.ts';
import type { InstallationContext } from '../operation-context.ts';

/**
 * Writes all that is kept into `file` (gzip, readable by its owner alone), as it stands at one moment; a file of that name
 * is replaced once the new one is whole. Gives the number of rows.
 */
export async function backUpStore(
  { store, clock }: Pick<InstallationContext, 'store' | 'clock'>,
  file: string,
): Promise<number> {
  const draft = `${file}.part`;
  await rm(draft, { force: true });
  const gzip = createGzip();
  const out = createWriteStream(draft, { flags: 'wx', mode: 0o600 });
  gzip.pipe(out);
  out.on('error', (error) => gzip.destroy(error));
  // Told by `written`; without a listener it would end the process.
  gzip.on('error', () => undefined);
  const written = finished(out);
  written.catch(() => undefined);
  try {
    const rows = await writeDump(store, clock.now(), async (line) => {
      if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), written]);
    });
    gzip.end();
    await written;
    await rename(draft, file);
    return rows;
  } catch (error) {
    gzip.destroy();
    out.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}
