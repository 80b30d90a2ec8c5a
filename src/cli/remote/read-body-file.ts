import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { CliStreams } from '../cli-streams.ts';
import { readText } from './read-text.ts';

/**
 * The JSON object in a file, or on standard input when the path is `-`. What its fields may be is for the service to
 * say. Throws `usage` errors when it cannot be read or is no object.
 */
export async function readBodyFile(path: string, io: CliStreams): Promise<Record<string, unknown>> {
  const body = parse(path, await readText(path, io));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed(path);
  return body as Record<string, unknown>;
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
