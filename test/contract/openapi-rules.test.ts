import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-openapi-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Codes of the rules that a document breaks, as the command of `npm run openapi:check` finds them. */
function brokenRules(document: unknown): string[] {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  const program = join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  const options = `--ruleset ${join(root, '.spectral.yaml')} --fail-severity hint --format json --quiet`;
  const { stdout, stderr } = spawnSync(process.execPath, [program, 'lint', file, ...options.split(' ')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('[')) throw new Error(`Spectral did not run: ${stderr}${stdout}`);
  return (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
}

function committedDocument(): unknown {
  return JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
}

/** Sets what a path of keys leads to, or takes it out when there is no value. */
function plant(document: unknown, path: string, value: unknown): void {
  const keys = path.split(' ');
  const last = keys.pop()!;
  const at = keys.reduce((node, key) => (node as Record<string, unknown>)[key], document) as Record<
    string,
    unknown
  >;
  if (value === undefined) expect(at, `${path} is there to be taken out`).toHaveProperty([last]);
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const json = 'content application/json';

/** Rule, the place of a fault that breaks it, and the value there; no value takes the place out. */
const plants: readonly (readonly [rule: string, path: string, value?: unknown])[] = [
  ['info-contact-name', 'info contact name'],
  ['license-url', 'info license url'],
  ['openapi-tags-alphabetical', 'tags 0 name', 'Zones'],
  ['operation-description', 'paths /healthz get description'],
  ['operation-summary', 'paths /healthz get summary'],
  ['operation-id-camel-case', 'paths /readyz get operationId', 'get-readiness'],
  ['operation-operationId-unique', 'paths /openapi.json get operationId', 'listErrors'],
  ['operation-tags', 'paths /errors get tags', []],
  ['operation-any-error', 'paths /errors get responses 429'],
  ['operation-credential-errors', 'paths /v1/sites get responses 403'],
  ['operation-body-errors', 'paths /v1/sites post responses 415'],
  ['error-is-error-response', `paths /v1/sites post responses 409 ${json} schema`, { type: 'object' }],
  ['response-is-named', `paths /v1/sites/{siteId} get responses 200 ${json} schema`, { type: 'object' }],
  ['response-has-example', 'components schemas SiteList examples'],
  ['body-has-example', `paths /v1/sites post requestBody ${json} example`],
  ['component-has-description', 'components schemas SiteList description'],
  ['path-kebab-case', 'paths /v1/otherSites', {}],
  ['query-snake-case', 'paths /v1/sites get parameters 0 name', 'pageSize'],
  ['field-snake-case', 'components schemas Health properties upSince', { type: 'string' }],
  ['oas3-parameter-description', 'paths /v1/sites/{siteId} get parameters 0 description'],
  ['oas3-schema', 'paths /v1/sites summarry', 'unknown to OpenAPI'],
];

describe('the rules of the OpenAPI document', () => {
  it('find nothing in the document that is committed', () => {
    expect(brokenRules(committedDocument())).toEqual([]);
  });

  it('catch every fault that is planted', () => {
    const document = committedDocument();
    for (const [, path, value] of plants) plant(document, path, value);
    const caught = new Set(brokenRules(document));
    expect(plants.map(([rule]) => rule).filter((rule) => !caught.has(rule))).toEqual([]);
  });

  it('are all planted against, those of the project', () => {
    const own = readFileSync(join(root, '.spectral.yaml'), 'utf8').matchAll(/^ {2}([a-z][a-z-]+):$/gmu);
    const names = Array.from(own, ([, name]) => name);
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !plants.some(([rule]) => rule === name))).toEqual([]);
  });
});
