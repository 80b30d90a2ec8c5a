import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { jsonSchemaOf, type OpenApi } from './open-api.ts';

const shared = new URL('../../../shared/contract/start-multiple-ip-scan.openapi.yaml', import.meta.url);
const own = new URL('start-multiple-ip-scan.openapi.yaml', import.meta.url);

/** The published contract of one endpoint, read by a validator that shares nothing with the product. */
export interface Contract {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly fields: readonly string[];
  readonly requiredFields: readonly string[];
  readonly errorStatuses: readonly string[];
  readonly requestExample: Readonly<Record<string, unknown>>;
  isRequest(value: unknown): boolean;
  /** Complaints about a response body; empty when it keeps the contract. */
  complaints(status: string, value: unknown): string[];
}

export function readContract(): Contract {
  const document = parse(readFileSync(existsSync(shared) ? shared : own, 'utf8')) as OpenApi;
  const [path = '', item = {}] = Object.entries(document.paths)[0] ?? [];
  const [method = '', operation] = Object.entries(item)[0] ?? [];
  const request = jsonSchemaOf(document, operation?.requestBody);
  if (operation === undefined || request === undefined) throw new Error('The contract cannot be read.');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const properties = Object.entries(request.properties ?? {});
  return {
    path,
    method: method.toUpperCase(),
    operationId: operation.operationId,
    fields: properties.map(([name]) => name),
    requiredFields: request.required ?? [],
    errorStatuses: Object.keys(operation.responses).filter((status) => !status.startsWith('2')),
    requestExample: Object.fromEntries(properties.map(([name, schema]) => [name, schema.example])),
    isRequest: (value) => ajv.validate(request, value),
    complaints(status, value) {
      const schema = jsonSchemaOf(document, operation.responses[status]);
      if (schema === undefined) return [`the contract has no response ${status}`];
      // The contract marks nothing as required; an answer that leaves a field out would still be no answer.
      const strict = { ...schema, required: Object.keys(schema.properties ?? {}) };
      return ajv.validate(strict, value) ? [] : [ajv.errorsText(ajv.errors)];
    },
  };
}

/** The copy that travels with the project. */
export function ownContract(): unknown {
  return parse(readFileSync(own, 'utf8'));
}

/** The original, where it is at hand. */
export function publishedContract(): unknown {
  return existsSync(shared) ? parse(readFileSync(shared, 'utf8')) : undefined;
}
