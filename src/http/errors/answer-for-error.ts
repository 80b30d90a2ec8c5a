import { printableText } from '../../support/printable-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ErrorResponse } from '../contracts/error-response.ts';
import { errorCatalogue, errorTypeOf, isErrorCode, statusOfKind, type ErrorCode } from './catalogue.ts';

/** What a failure looks like from outside. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: ErrorResponse;
  readonly headers: Readonly<Record<string, string>>;
}

// Fastify's own failures by their code; what is not here and is its caller's fault is `malformed_request`.
const frameworkCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_missing',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
};

/** Turns anything thrown into an answer. What is not expected says nothing of the inside. */
export function answerForError(error: unknown, docBase: string): ErrorAnswer {
  if (error instanceof SitewardenError && error.kind !== 'internal') return expected(error, docBase);
  return ofCode(frameworkCode(error), undefined, docBase);
}

/** The answer of one catalogued code; its sentence is the message unless a better one is given. */
export function ofCode(code: ErrorCode, message: string | undefined, docBase: string): ErrorAnswer {
  const { status, sentence } = errorCatalogue[code];
  return {
    status,
    headers: headersFor(status, code),
    body: body(status, code, message ?? sentence, docBase),
  };
}

function expected(error: SitewardenError, docBase: string): ErrorAnswer {
  const { code, kind, message, retryAfterSeconds } = error;
  const status = isErrorCode(code) ? errorCatalogue[code].status : statusOfKind[kind];
  const retry =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
  return {
    status,
    headers: { ...headersFor(status, code), ...retry },
    body: body(status, code, message, docBase),
  };
}

function body(status: number, code: string, message: string, docBase: string): ErrorResponse {
  // A message may quote what the client sent; it stays short and on one line.
  return {
    type: errorTypeOf(status),
    code,
    message: printableText(message, 1000),
    doc_url: `${docBase}/errors/${code}`,
  };
}

/** RFC 6750 §3: no `error` attribute when the request had no credentials at all. */
function headersFor(status: number, code: string): Record<string, string> {
  if (status === 401) {
    const detail = code === 'credentials_missing' ? '' : ', error="invalid_token"';
    return { 'www-authenticate': `Bearer realm="sitewarden"${detail}` };
  }
  if (code === 'missing_scope') {
    return { 'www-authenticate': 'Bearer realm="sitewarden", error="insufficient_scope"' };
  }
  return status === 503 ? { 'retry-after': '5' } : {};
}

function frameworkCode(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'internal_error';
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? frameworkCodes[code] : undefined;
  if (known !== undefined) return known;
  const callersFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  // Only the framework's word is taken for it: an error of ours or a driver's stays an inner failure.
  return callersFault && typeof code === 'string' && code.startsWith('FST_')
    ? 'malformed_request'
    : 'internal_error';
}
