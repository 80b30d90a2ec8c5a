import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReceiver, type Receiver } from '../support/a-receiver.ts';
import { prepareMigratedDirectory } from '../support/prepared-data-directory.ts';
import { aServedProcess, type ServedProcess } from './a-served-process.ts';

/** The parts of OTLP's ExportTraceServiceRequest in JSON that are looked at (opentelemetry-proto, trace/v1). */
interface ExportedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: ExportedSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'sitewarden-traced-'));
let collector: Receiver;
let served: ServedProcess;
const token = 'a-token-of-the-tracing-test-0123';
const attribute = ({ attributes }: Pick<ExportedSpan, 'attributes'>, key: string) =>
  attributes.find((one) => one.key === key)?.value.stringValue;

beforeAll(async () => {
  collector = await aReceiver();
  await prepareMigratedDirectory(folder);
  served = aServedProcess({
    SITEWARDEN_DATA_DIR: folder,
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_FIRST_SCAN: 'false',
    SITEWARDEN_LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    OTEL_SERVICE_NAME: 'wardens-of-the-test',
  });
});

afterAll(async () => {
  if (served.child.exitCode === null) served.child.kill('SIGKILL');
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a body so slowly that the server has long begun with the request when the last of it arrives. */
async function sendInPieces(url: string, body: string, traceId: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
  };
  const sending = request(url, { method: 'POST', headers });
  sending.write(body.slice(0, 10));
  await wait(300);
  sending.end(body.slice(10));
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(201);
}

it('a scan goes on in the trace of the call that asked for it, to the judging of what it saw', async () => {
  const address = await served.address();
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const call = async (path: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok, path).toBe(true);
    return (await answer.json()) as { id: string; scan_id: string; status: string };
  };
  const site = await call('/v1/sites', { name: 'Traced', networks: ['127.0.0.0/28'] });
  const scan = await call(
    '/v1/scans',
    { site_id: site.id, targets: ['127.0.0.1'] },
    { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  );
  await expect
    .poll(async () => (await call(`/v1/scans/${scan.scan_id}`)).status, { timeout: 60_000, interval: 300 })
    .toMatch(/finished|partial/u);
  const otherTraceId = '0af7651916cd43dd8448eb211c80319c';
  await sendInPieces(
    `${address}/v1/sites`,
    JSON.stringify({ name: 'Pieces', networks: ['127.0.0.0/28'] }),
    otherTraceId,
  );
  expect((await served.end('SIGTERM')).code).toBe(0);

  const exported = collector.received.flatMap(
    ({ body }) => (JSON.parse(body) as ExportRequest).resourceSpans,
  );
  const spans = exported.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const ofPieces = spans.filter((span) => span.traceId === otherTraceId).map(({ name }) => name);
  expect(ofPieces).toContain('POST /v1/sites');
  expect(ofPieces).toContain('INSERT');
  const mine = spans.filter((span) => span.traceId === traceId);
  const parentOf = ({ parentSpanId }: ExportedSpan) => mine.find(({ spanId }) => spanId === parentSpanId);
  const named = (name: string) => mine.filter((span) => span.name === name);
  const [judge] = named('judge');
  const [part] = named('scan site');
  const [accepted] = named('POST /v1/scans');
  expect(accepted?.parentSpanId).toBe('00f067aa0ba902b7');
  expect(part && attribute(part, 'sitewarden.scan.id')).toBe(scan.scan_id);
  expect(judge && parentOf(judge)).toBe(part);
  const [process] = named('process run-scan');
  expect(part && parentOf(part)).toBe(process);
  expect(process && parentOf(process)?.name).toBe('send run-scan');
  expect(named('INSERT').length).toBeGreaterThan(2);
  const services = exported.map(({ resource }) => attribute(resource, 'service.name'));
  expect(new Set(services)).toEqual(new Set(['wardens-of-the-test']));
  expect(new Set(collector.received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
  const lines = served.errors().trim().split('\n');
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told.find(({ msg }) => msg === 'a part of a scan has ended')).toMatchObject({
    scanId: scan.scan_id,
    siteId: site.id,
    status: expect.stringMatching(/finished|partial/u),
    trace_id: traceId,
  });
  // Credentials and what a statement was about stay here.
  expect(JSON.stringify(spans)).not.toContain(token);
  expect(JSON.stringify(spans)).not.toContain('Traced');
}, 120_000);
