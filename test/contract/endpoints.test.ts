import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allPermissions } from '../../src/domain/permission.ts';
import { judgeHost } from '../../src/matching/judge-host.ts';
import { openIntelligence } from '../../src/operations/intelligence/open-intelligence.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { defaultLimits } from '../../src/scanning/scan-limits.ts';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { wakeHeldScans } from '../../src/operations/scans/wake-held-scans.ts';
import { systemClock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';
import { aWorld, type AWorld } from './a-world.ts';
import { apiCalls, type Words } from './api-calls.ts';
import { readApiDocument } from './api-document.ts';
import { theEndpoints, type Endpoint } from './the-endpoints.ts';

const documented = await readApiDocument();

let world: AWorld;
let words: Words;
let server: Server;
let closeBundle: () => void;
let wakes: NodeJS.Timeout;

beforeAll(async () => {
  world = await aWorld();
  server = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_7.4\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  const bundle = await openIntelligence(undefined);
  closeBundle = () => bundle.close();
  const context = {
    store: world.api.store,
    clock: systemClock,
    newId,
    intelligence: { current: () => bundle },
    scanTargets,
    judgeHost,
    ports: { tcp: [(server.address() as { port: number }).port], udp: [] },
    limits: defaultLimits,
    deadlines: { scanMs: 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 },
    isScopeSealed: () => true,
  };
  await world.api.jobs.startWorker((job, signal) => executeScanSite(context, job, signal), {
    concurrency: 4,
  });
  // Others wait at the same site: who waits is woken as the service does it.
  const { jobs, store } = world.api;
  const parts = { clock: systemClock, store, jobs, deadlines: context.deadlines };
  wakes = setInterval(() => void wakeHeldScans(parts).catch(() => undefined), 500);
  words = { ...world.here, scanId: await aRealScan() };
}, 120_000);
afterAll(async () => {
  clearInterval(wakes);
  await world.close();
  closeBundle();
  server.close();
});

/** Scans loopback through the queue and the executing worker, and waits for the report. */
async function aRealScan(): Promise<string> {
  const request = world.requestOf(documented.find('startMultipleIpScan')!, world.here);
  const started = (await world.call(request, world.own.token)).json<{ scan_id: string }>();
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await world.call({ method: 'GET', url: `/scans/cve/${started.scan_id}` }, world.own.token);
    const report = answer.json<{ running: boolean; status: string; cve_count: number }>();
    if (!report.running) {
      expect(report).toMatchObject({ status: 'finished', hosts_scanned: 1, open_ports: 1 });
      expect(report.cve_count).toBeGreaterThan(0);
      return started.scan_id;
    }
    await wait(100);
  }
  throw new Error('The scan did not end in 30 s.');
}

async function answerOf({ operationId }: Endpoint) {
  const row = apiCalls[operationId]!;
  const place = row.destroys || row.after ? await world.aPlace(world.own, operationId, '127.0.0.4') : words;
  const before = row.after === undefined ? undefined : documented.find(row.after);
  if (before !== undefined) await world.call(world.requestOf(before, place), world.own.token);
  return world.call(world.requestOf(documented.find(operationId)!, place), world.own.token);
}

it('all eighteen endpoints are in the table', () => {
  expect(new Set(theEndpoints.map(({ request }) => request)).size).toBe(18);
  expect(new Set(theEndpoints.map(({ operationId }) => operationId)).size).toBe(18);
});

describe.each(theEndpoints)('$request', (endpoint) => {
  const { request, operationId, status, scope, answer, example } = endpoint;

  it('is in the document by its name, with its answer and its scope', () => {
    const { method, path, operation } = documented.find(operationId)!;
    expect(`${method} ${path}`).toBe(request);
    expect(Object.keys(operation.responses).filter((one) => one.startsWith('2'))).toEqual([String(status)]);
    expect(apiCalls[operationId]?.scope).toBe(scope);
  });

  it('answers with every documented field, each of its type', async () => {
    const response = await answerOf(endpoint);
    expect(response.statusCode, response.body).toBe(status);
    if (answer === undefined) {
      expect(response.body).toBe('');
      return;
    }
    const parsed = answer.safeParse(response.json());
    expect(parsed.error?.issues ?? [], response.body).toEqual([]);
    expect(response.headers['content-type']).toMatch(/^application\/json/u);
  });

  it('can have the values of the reference', () => {
    for (const [field, value] of Object.entries(example ?? {})) {
      expect(fieldOf(answer, field)?.safeParse(value).error?.issues ?? [], field).toEqual([]);
    }
  });

  it('is refused without its scope', async () => {
    const token = await world.own.tokenWith(allPermissions.filter((one) => one !== scope));
    const response = await world.call(world.requestOf(documented.find(operationId)!, words), token);
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([403, 'missing_scope']);
  });

  it('does not know what is not there', async () => {
    const absent = { scheduleId: newId(), scanId: newId(), siteId: newId(), cveId: 'CVE-1999-99999' };
    const nowhere = { ...words, ...absent, macAddress: '02:00:00:00:0A:0A', knownCveId: 'CVE-1999-99999' };
    const response = await world.call(
      world.requestOf(documented.find(operationId)!, nowhere),
      world.own.token,
    );
    const takesNone = world.requestOf(documented.find(operationId)!, nowhere);
    const same =
      JSON.stringify(takesNone) === JSON.stringify(world.requestOf(documented.find(operationId)!, words));
    const expected = same ? status : (apiCalls[operationId]?.absent ?? 404);
    expect(response.statusCode, response.body).toBe(expected);
  });
});

it('the list of reports has the same path with a slash at its end, newest first', async () => {
  const plain = await world.call({ method: 'GET', url: '/scans/cve' }, world.own.token);
  const slashed = await world.call({ method: 'GET', url: '/scans/cve/' }, world.own.token);
  const ids = (text: string): string[] => (JSON.parse(text) as { id: string }[]).map(({ id }) => id);
  expect(ids(slashed.body)).toEqual(ids(plain.body));
  expect(ids(plain.body).length).toBeGreaterThan(2);
  expect(ids(plain.body)).toEqual(ids(plain.body).toSorted().toReversed());
});

function fieldOf(answer: z.ZodType | undefined, field: string): z.ZodType | undefined {
  if (answer instanceof z.ZodObject) return answer.shape[field] as z.ZodType;
  if (answer instanceof z.ZodUnion) return fieldOf(answer.options[0] as z.ZodType, field);
  throw new Error(`The answer has no field ${field}.`);
}
