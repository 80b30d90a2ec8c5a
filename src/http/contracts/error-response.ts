import { z } from 'zod';
import { errorTypes } from '../errors/catalogue.ts';

/** The one form of every error. */
export const ErrorResponse = z
  .object({
    type: z.enum(errorTypes).meta({ description: 'broad category of the error' }),
    code: z.string().meta({ description: 'stable word for this very error' }),
    message: z.string().meta({ description: 'what went wrong, for a person' }),
    doc_url: z
      .string()
      .meta({ description: 'page about the code, served by this installation', format: 'uri' }),
  })
  .meta({
    id: 'ErrorResponse',
    description: 'The one form of every error.',
    examples: [
      {
        type: 'invalid_request_error',
        code: 'parameter_missing',
        message: "The 'description' parameter is required.",
        doc_url: 'http://127.0.0.1:8080/errors/parameter_missing',
      },
    ],
  });
export type ErrorResponse = z.infer<typeof ErrorResponse>;
