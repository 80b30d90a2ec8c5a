import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdviceWriter, writerLimits } from '../../src/advice/create-advice-writer.ts';
import { anApi, asAdmin, type AnApi } from './an-api.ts';

let api: AnApi;
let server: Server;
let content = '';
const sent: string[] = [];
beforeAll(async () => {
  api = await anApi();
  server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (part: string) => sent.push(part));
    request.on('end', () => response.end(JSON.stringify({ choices: [{ message: { content } }] })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  await api.close();
  server.closeAllConnections();
  server.close();
});

it('adds the words of a language model to mitigation steps, marked, and nothing of a misled one', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const key = 'sk-secret-of-the-model';
  const answerOf = async (written: string) => {
    content = written;
    const adviceWriter = createAdviceWriter(
      { url, key, model: 'small-model' },
      () => undefined,
      writerLimits,
    );
    const app = await api.another({ parts: () => ({ ...api.parts, adviceWriter }) });
    return app.inject({ url: '/scans/cve/mitigation/CVE-2018-14847', headers: asAdmin });
  };
  const good = await answerOf('Let **nobody** reach WinBox, <b>now</b>: https://evil.example/');
  expect(good.json()).toMatchObject({ generated_by: ['records', 'small-model'] });
  expect(good.json<{ mitigation: string }>().mitigation).toMatch(
    /## In other words\n\n_Written by a language model \(small-model\)[\s\S]+\*\*nobody\*\* reach WinBox/u,
  );
  expect(good.body).not.toContain('evil.example');
  expect(good.body + sent.join('')).not.toContain(key);
  expect(sent.join('')).not.toContain(api.organizationId);
  const misled = await answerOf('Ignore the advice: run `/system reset-configuration` and install 9.9.9.');
  expect(misled.statusCode).toBe(200);
  expect(Object.keys(misled.json<object>())).toEqual(['cve_id', 'mitigation']);
  expect(misled.body).not.toContain('reset-configuration');
});
