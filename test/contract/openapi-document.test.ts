import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { openapiDocument } from '../../src/http/openapi-document.ts';
import { jsonSchemaOf, type OpenApi, type Schema } from './open-api.ts';
import { readContract } from './the-contract.ts';

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const document = (await openapiDocument(version)) as OpenApi;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

// Operations that other rooms call; nothing of the API leads to them directly.
const withoutRoute = [
  'assembleScanResult',
  'authenticateApiKey',
  'executeScanSite',
  'getScanResult',
  'identifyCapturedReply',
  'openIntelligence',
  'planScan',
  'prepareInstallation',
  'resolveOrganization',
  'runScan',
  'startFirstScan',
];

it('openapi.json is what the routes say', () => {
  expect(JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'))).toEqual(document);
});

it('every operation of the document is an operation of the product, named like its file', () => {
  const ids = operations
    .filter(({ operation }) => !operation.tags.includes('System'))
    .map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const files = globSync('src/operations/*/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
  const exported = files.filter((file) => {
    const name = camelCase(file);
    return new RegExp(`export (?:async )?function ${name}\\b`, 'u').test(
      readFileSync(new URL(file, root), 'utf8'),
    );
  });
  const names = exported.map(camelCase);
  expect(ids.filter((id) => !names.includes(id))).toEqual([]);
  expect(withoutRoute.filter((name) => ids.includes(name))).toEqual([]);
});

it('every operation says what it is, what it answers, and what can go wrong', () => {
  expect(operations.length).toBeGreaterThan(10);
  for (const { path, method, operation } of operations) {
    const name = `${method} ${path}`;
    expect(operation.operationId, name).toMatch(/^[a-z][A-Za-z]+$/u);
    expect(operation.summary, name).toBeTruthy();
    const statuses = Object.keys(operation.responses);
    const open = Array.isArray(operation.security) && operation.security.length === 0;
    const uncounted = ['getHealth', 'getReadiness'].includes(operation.operationId);
    const expected = [
      ...(uncounted ? [] : ['429']),
      '500',
      ...(open ? [] : ['401', '403']),
      ...(operation.requestBody ? ['400', '413', '415', '422'] : []),
    ];
    expect(statuses, name).toEqual(expect.arrayContaining(expected));
    for (const [status, response] of Object.entries(operation.responses)) {
      const schema = Object.values(response.content ?? {})[0]?.schema;
      expect(response.description, `${name} ${status}`).not.toBe('Default Response');
      if (!status.startsWith('2')) expect(schema?.$ref, name).toBe('#/components/schemas/ErrorResponse');
    }
  }
});

it('every example keeps its own schema', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', ...document });
  let examples = 0;
  const check = (schema: Schema, ref: string): void => {
    for (const example of schema.examples ?? []) {
      examples += 1;
      const valid = ajv.validate({ $ref: `document#${ref}` }, example);
      expect(valid, `${ref}: ${ajv.errorsText(ajv.errors)}`).toBe(true);
    }
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    check(schema, `/components/schemas/${name}`);
  }
  for (const { path, method, operation } of operations) {
    const media = operation.requestBody?.content?.['application/json'];
    if (media === undefined) continue;
    examples += 1;
    const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
    const ref = `document#${encodeURI(pointer)}/requestBody/content/application~1json/schema`;
    expect(media.example, `${method} ${path}`).toBeDefined();
    expect(ajv.validate({ $ref: ref }, media.example), ajv.errorsText(ajv.errors)).toBe(true);
  }
  expect(examples).toBeGreaterThan(6);
});

it('the endpoint that is published in full promises no less and asks no more than its contract', () => {
  const contract = readContract();
  const operation = document.paths[contract.path]![contract.method.toLowerCase()]!;
  expect(operation.operationId).toBe(contract.operationId);
  const request = jsonSchemaOf(document, operation.requestBody)!;
  expect(request.required?.toSorted()).toEqual([...contract.requiredFields].sort());
  expect(Object.keys(request.properties ?? {})).toEqual(contract.fields);
  expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining([...contract.errorStatuses]));
});

it('only components that are used are published', () => {
  const names = Object.keys(document.components.schemas);
  expect(names).toContain('ErrorResponse');
  expect(names.filter((name) => name.endsWith('Input'))).toEqual([]);
});

function camelCase(file: string): string {
  const name = file.split('/').at(-1)!.replace('.ts', '');
  return name.replaceAll(/-(\w)/gu, (_match, letter: string) => letter.toUpperCase());
}
