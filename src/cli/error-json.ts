import { SitewardenError } from '../support/sitewarden-error.ts';

/** The four-field form of an error, as the API and the line commands give it. */
export interface ErrorJson {
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly doc_url: string;
}

/** Bad input of one line becomes one line of output; anything unexpected is thrown on. */
export function errorJson(error: unknown): ErrorJson {
  if (!(error instanceof SitewardenError) || error.kind === 'internal') throw error;
  return {
    type: 'invalid_request_error',
    code: error.code,
    message: error.message,
    doc_url: `docs/command-line-errors.md#${error.code}`,
  };
}
