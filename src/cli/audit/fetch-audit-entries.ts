import { z } from 'zod';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { printableText } from '../../support/printable-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { AuditEntryJson } from './audit-entry-json.ts';

const patienceMs = 30_000;

/**
 * All entries of an organization from its API, oldest first, a page at a time. Throws `unavailable` /
 * `audit_unreadable` when the API cannot be reached or does not give them.
 */
export async function* fetchAuditEntries(
  source: { readonly url: string; readonly token: string },
  signal: AbortSignal,
): AsyncGenerator<readonly AuditEntry[]> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const address: URL = addressOf(source.url, cursor);
    const response: Response = await ask(address, source.token, signal);
    yield await entriesOf(response, address);
    cursor = nextCursorOf(response);
  }
}

function addressOf(base: string, cursor: string): URL {
  const text = `${base.replace(/\/+$/u, '')}/v1/audit-log?limit=1000&order=asc`;
  if (!URL.canParse(text) || !/^https?:$/u.test(new URL(text).protocol))
    throw new SitewardenError(
      'usage',
      'audit_source',
      `${printableText(base)} is no http:// or https:// address.`,
    );
  const address = new URL(text);
  if (cursor !== '') address.searchParams.set('cursor', cursor);
  return address;
}

async function ask(address: URL, token: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      // The token is meant for this address alone.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
  } catch (cause) {
    throw unreadable(`${address.origin} does not answer. Check --url and that the service runs.`, cause);
  }
}

async function entriesOf(response: Response, address: URL): Promise<readonly AuditEntry[]> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const refusal = z.object({ code: z.string(), message: z.string() }).safeParse(body);
    const said = refusal.success ? `${refusal.data.message} (${refusal.data.code})` : 'It gives no reason.';
    throw unreadable(`${address.origin} answers ${response.status}. ${printableText(said, 300)}`);
  }
  const entries = z.array(AuditEntryJson).safeParse(body);
  if (entries.success) return entries.data;
  throw unreadable(`${address.origin} does not answer with audit entries. Check --url.`, entries.error);
}

function nextCursorOf(response: Response): string | null {
  const target = /<([^>]+)>; rel="next"/u.exec(response.headers.get('link') ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, response.url)) return null;
  return new URL(target, response.url).searchParams.get('cursor');
}

function unreadable(sentence: string, cause?: unknown): SitewardenError {
  return new SitewardenError('unavailable', 'audit_unreadable', sentence, { cause });
}
