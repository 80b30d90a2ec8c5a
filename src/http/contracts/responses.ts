import { z } from 'zod';
import { ErrorResponse } from './error-response.ts';

const meanings = {
  400: 'Bad Request - not readable, or the body is missing or not JSON.',
  401: 'Unauthorized - no credentials, or none that count here.',
  403: 'Forbidden - the credentials lack the scope.',
  404: 'Not Found - no such thing, or none the credentials may see.',
  409: 'Conflict - something else stands in the way.',
  413: 'Content Too Large - the body exceeds 1 MiB.',
  415: 'Unsupported Media Type - the body is not sent as application/json.',
  422: 'Unprocessable Content - well-formed, but against a rule.',
  429: 'Too Many Requests - wait as long as Retry-After says.',
  500: 'Internal Server Error - the header x-request-id names the entry in the log.',
  503: 'Service Unavailable - not ready; try again shortly.',
} as const;
type ErrorStatus = keyof typeof meanings;

interface JsonResponse<Schema extends z.ZodType> {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

/** One JSON answer of a route, with its sentence in the document. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema): JsonResponse<Schema> {
  return { description, content: { 'application/json': { schema } } };
}

/** The JSON answer to what has created something; its header `Location` is the path of that. */
export function located<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { ...json(description, schema), headers: { Location: { type: 'string' } } };
}

/** The answer that says no more than that it is done. */
export function noContent(description: string): z.ZodNull {
  return z.null().meta({ description });
}

/** The error answers of a route that asks for credentials: those named, and those that any such route may give. */
export function errors(
  ...statuses: readonly ErrorStatus[]
): Record<number, JsonResponse<typeof ErrorResponse>> {
  return publicErrors(...statuses, 401, 403, 503);
}

/** The error answers of a route that anybody may ask. */
export function publicErrors(
  ...statuses: readonly ErrorStatus[]
): Record<number, JsonResponse<typeof ErrorResponse>> {
  const all = [...new Set<ErrorStatus>([...statuses, 429, 500])];
  return Object.fromEntries(all.map((status) => [status, json(meanings[status], ErrorResponse)]));
}

/** The error answers of a route that is never counted, so that it never comes too fast. */
export function uncountedErrors(
  ...statuses: readonly ErrorStatus[]
): Record<number, JsonResponse<typeof ErrorResponse>> {
  const all = [...new Set<ErrorStatus>([400, ...statuses, 500])];
  return Object.fromEntries(all.map((status) => [status, json(meanings[status], ErrorResponse)]));
}

/** What a route with a JSON body may answer beside. */
export const bodyErrors = [400, 413, 415, 422] as const;
