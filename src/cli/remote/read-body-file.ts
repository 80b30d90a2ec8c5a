import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { CliStreams } from '../cli-streams.ts';

/**
 * The JSON object in a file, or on standard input when the path is `-`. What its fields may be is for the service to
 * say. Throws `usage` errors when it cannot be read or is no object.
 */
export async function readBodyFile(path: string, io: CliStreams): Promise<Record<string, unknown>> {
  const body = parse(path, path === '-' ? await text(io.stdin) : await readText(path));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed(path);
  return body as Record<string, unknown>;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new SitewardenError('usage', 'body_file_unreadable', `Cannot read ${path} (${code}).`, { cause });
  }
}

function parse(path: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw malformed(path, cause);
  }
}

function malformed(path: string, cause?: unknown): SitewardenError {
  const where = path === '-' ? 'Standard input' : path;
  return new SitewardenError('usage', 'body_file_malformed', `${where} is not one JSON object.`, { cause });
}
