import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/support/new-id.ts';
import { anApi, asAdmin, type AnApi } from './an-api.ts';
import { readApiDocument } from './api-document.ts';

const { operations } = await readApiDocument();
const paths = [...new Set(operations.map(({ path }) => path))];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

let api: AnApi;
let app: FastifyInstance;
beforeAll(async () => {
  api = await anApi();
  // Answers with the name of the operation that the router found, before anything of it runs.
  app = await api.another({}, (made) =>
    made.addHook('onRequest', async (request, reply) => {
      const { operationId = 'none' } = (request.routeOptions.schema ?? {}) as { operationId?: string };
      return reply.serializer(String).send(operationId);
    }),
  );
});
afterAll(() => api.close());

async function found(method: string, url: string): Promise<string> {
  const answer = await app.inject({ method: method as 'GET', url, headers: asAdmin });
  return method === 'HEAD' ? String(answer.headers['content-length']) : answer.body;
}

it('words stand where ids stand in other paths', () => {
  for (const word of ['scheduled', 'scan', 'mac-address', 'mitigation']) {
    expect(
      paths.some((path) => path.startsWith(`/scans/cve/${word}`)),
      word,
    ).toBe(true);
  }
});

describe('a path leads to its own operation, with a slash at its end too, and no other method to another one', () => {
  it.each(paths)('%s', async (path) => {
    const plain = path.replaceAll(/\{\w+\}/gu, newId);
    for (const method of methods) {
      const verb = method === 'HEAD' ? 'GET' : method;
      const named = operations.find((one) => one.path === path && one.method === verb)?.operationId ?? 'none';
      const expected = method === 'HEAD' ? String(named.length) : named;
      for (const url of [plain, `${plain}/`, `${plain}?a=/b/c`]) {
        expect(await found(method, url), `${method} ${url}`).toBe(expected);
      }
    }
  });
});
