import { z } from 'zod';
import { printableText } from '../../support/printable-text.ts';
import { SitewardenError, type ErrorKind } from '../../support/sitewarden-error.ts';

/** What the functions of the client give. */
interface Outcome<Answer> {
  readonly data?: Answer | undefined;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

const ApiError = z.object({
  type: z.string(),
  code: z.string().regex(/^[a-z0-9_]{1,64}$/u),
  message: z.string(),
});

const kinds: Readonly<Record<string, ErrorKind>> = {
  invalid_request_error: 'invalid',
  authentication_error: 'unauthenticated',
  permission_error: 'forbidden',
  not_found_error: 'not_found',
  conflict_error: 'conflict',
  rate_limit_error: 'rate_limited',
};

/**
 * The answer of a call. Throws the error that the service gave, with its code; `service_unreachable` when nothing
 * answered, `unexpected_answer` when what answered is no Sitewarden.
 */
export async function answerOf<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  return answerIn(await call);
}

/** The same for an outcome that is already there, or the error that a call threw. */
export function answerIn<Answer>({ data, error, response }: Outcome<Answer>): Answer {
  // What is not JSON comes as text.
  if (data !== undefined && typeof data !== 'string') return data;
  throw response === undefined ? unreachable(error) : refused(error, response);
}

function refused(error: unknown, response: Response): SitewardenError {
  const parsed = ApiError.safeParse(error);
  if (!parsed.success) {
    return new SitewardenError(
      'unavailable',
      'unexpected_answer',
      `What answered with status ${response.status} does not speak as Sitewarden does. Check --url.`,
    );
  }
  const { type, code, message } = parsed.data;
  return new SitewardenError(kinds[type] ?? 'unavailable', code, printableText(message, 1000));
}

function unreachable(error: unknown): SitewardenError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') {
    return new SitewardenError('unavailable', 'service_unreachable', 'The service did not answer in time.', {
      cause: error,
    });
  }
  if (name === 'AbortError') {
    return new SitewardenError('unavailable', 'command_stopped', 'Stopped before the service answered.');
  }
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  const reason = printableText(cause?.code ?? cause?.message ?? String(error), 200);
  return new SitewardenError(
    'unavailable',
    'service_unreachable',
    `The service does not answer (${reason}). Check --url, and that it runs.`,
    { cause: error },
  );
}
