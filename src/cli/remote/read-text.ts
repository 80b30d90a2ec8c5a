import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { CliStreams } from '../cli-streams.ts';

/** The text of a file, or of standard input when the path is `-`. Throws `usage` / `body_file_unreadable`. */
export async function readText(path: string, io: CliStreams): Promise<string> {
  try {
    return path === '-' ? await text(io.stdin) : await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new SitewardenError('usage', 'body_file_unreadable', `Cannot read ${path} (${code}).`, { cause });
  }
}
