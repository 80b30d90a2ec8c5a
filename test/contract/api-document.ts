import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openapiDocument } from '../../src/http/openapi-document.ts';
import type { OpenApi, Operation, Schema } from './open-api.ts';

/** One operation of the document with where it is. */
export interface DocumentedOperation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** With `{names}` in braces. */
  readonly path: string;
  readonly operation: Operation;
  /** Whether anybody may ask. */
  readonly isOpen: boolean;
  readonly bodySchema: Schema | undefined;
}

export interface ApiDocument {
  readonly document: OpenApi;
  readonly operations: readonly DocumentedOperation[];
  /** The operation with this name, undefined when the document has none. */
  find(operationId: string): DocumentedOperation | undefined;
  /** Complaints about an answer; empty when the document describes it for this operation. */
  complaints(
    operation: DocumentedOperation,
    status: number,
    answer: {
      readonly body: string;
      readonly headers: Readonly<Record<string, number | string | readonly string[] | undefined>>;
    },
  ): string[];
}

/** The OpenAPI document as the routes make it, with a validator that shares nothing with them. */
export async function readApiDocument(): Promise<ApiDocument> {
  const document = (await openapiDocument('0.0.0')) as OpenApi;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): DocumentedOperation => ({
      operationId: operation.operationId,
      method: method.toUpperCase(),
      path,
      operation,
      isOpen: operation.security?.length === 0,
      bodySchema: operation.requestBody?.content?.['application/json']?.schema,
    })),
  );
  const validatorOf = createValidators(document);
  return {
    document,
    operations,
    find: (operationId) => operations.find((one) => one.operationId === operationId),
    complaints(operation, status, { body, headers }) {
      const response = operation.operation.responses[status];
      if (response === undefined) return [`the status ${status} is not described`];
      if (response.content === undefined) return body === '' ? [] : ['a body that is not described'];
      const type = headers['content-type'];
      const kind = typeof type === 'string' ? kindOf(type) : '';
      const isDescribed = Object.keys(response.content).some((one) => kindOf(one) === kind);
      if (!isDescribed) return [`the type ${kind} is not described`];
      if (kind !== 'application/json') return [];
      const validate = validatorOf(operation, status);
      return validate(JSON.parse(body)) ? [] : (validate.errors ?? []).map(describeError);
    },
  };
}

function createValidators(
  document: OpenApi,
): (operation: DocumentedOperation, status: number) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', ...document });
  const compiled = new Map<string, ValidateFunction>();
  return ({ path, method }, status) => {
    const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
    const ref = `document#${encodeURI(pointer)}/responses/${status}/content/application~1json/schema`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    return validate;
  };
}

/** `text/html` of `text/html; charset=utf-8`. */
function kindOf(type: string): string {
  return type.split(';')[0] ?? '';
}

function describeError({ instancePath, message }: { instancePath: string; message?: string }): string {
  return `${instancePath === '' ? 'the body' : instancePath} ${message ?? ''}`;
}
