import type { SwaggerTransform } from '@fastify/swagger';

interface DocumentedResponse {
  readonly headers?: Readonly<Record<string, unknown>>;
}
interface DocumentedOperation {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly responses?: Readonly<Record<string, DocumentedResponse>>;
}
interface WithAnswers {
  readonly paths?: unknown;
  readonly components?: object;
}

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const limited = 'absent where requests are not limited';

const headers = {
  'x-request-id': {
    description: 'Names the request in the log of the service.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  'RateLimit-Limit': { description: `Requests that count in one minute; ${limited}.`, schema: count },
  'RateLimit-Remaining': { description: `Requests left of them; ${limited}.`, schema: count },
  'RateLimit-Reset': { description: `Seconds until the count begins anew; ${limited}.`, schema: count },
  'Retry-After': { description: 'Seconds to wait before asking again.', required: true, schema: count },
  'WWW-Authenticate': {
    description: 'What credentials are asked for (RFC 6750); with 403 only when a scope is missing.',
    schema: text,
  },
  Link: { description: 'Where more follows: the next page, as `<…>; rel="next"` (RFC 8288).', schema: text },
  Location: { description: 'Path of what has been created.', required: true, schema: text },
} as const;
type HeaderName = keyof typeof headers;

const rateLimit = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] as const;
const ofStatus: Readonly<Record<string, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  429: ['Retry-After', ...rateLimit],
  503: ['Retry-After'],
};

/** The transformation passes over the headers that a route gives its answers; this one keeps them. */
export function keepingHeaders(transform: SwaggerTransform): SwaggerTransform {
  return (route) => {
    const made = transform(route);
    const given = (route.schema?.response ?? {}) as Record<string, DocumentedResponse>;
    const response = (made.schema.response ?? {}) as Record<string, DocumentedResponse>;
    for (const [status, { headers: ofRoute }] of Object.entries(given)) {
      if (ofRoute !== undefined) response[status] = { ...response[status], headers: ofRoute };
    }
    return made;
  };
}

/** Says of every answer which headers it comes with; `Location` is for the routes to say, see `located`. */
export function withHeaders<T extends object>(whole: T): T {
  const document: WithAnswers = whole;
  const paths = (document.paths ?? {}) as Record<string, Record<string, DocumentedOperation>>;
  return {
    ...whole,
    paths: mapped(paths, (item) => mapped(item, withHeadersOfAnswers)),
    components: { ...document.components, headers },
  };
}

function withHeadersOfAnswers(operation: DocumentedOperation): DocumentedOperation {
  if (operation.responses === undefined) return operation;
  const counted = operation.responses['429'] === undefined ? [] : rateLimit;
  const pages = operation.parameters?.some((one) => one.in === 'query' && one.name === 'cursor') === true;
  const responses = mapped(operation.responses, (response, status) => {
    const ok = status.startsWith('2');
    const names: HeaderName[] = ['x-request-id', ...(ofStatus[status] ?? []), ...(ok ? counted : [])];
    if (ok && pages) names.push('Link');
    if (response.headers?.['Location'] !== undefined) names.push('Location');
    const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
    return { ...response, headers: Object.fromEntries(references) };
  });
  return { ...operation, responses };
}

function mapped<T>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
