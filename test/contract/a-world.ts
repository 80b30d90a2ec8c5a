import type { LightMyRequestResponse } from 'fastify';
import { allPermissions, type Permission } from '../../src/domain/permission.ts';
import type { ScanRequest } from '../../src/domain/scan-request.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';
import type { OperationContext } from '../../src/operations/operation-context.ts';
import { createApiKey } from '../../src/operations/api-keys/create-api-key.ts';
import { deliverDue } from '../../src/operations/notifications/deliver-due.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { insertOrganization } from '../../src/store/queries/organization-queries.ts';
import { newId } from '../../src/support/new-id.ts';
import { aScanLine, endOf } from '../integration/operations/a-scan-line.ts';
import { aHost, anSshService } from '../support/a-scan-result.ts';
import { anApi, type AnApi } from './an-api.ts';
import { apiCalls, pathWords, type Words } from './api-calls.ts';
import { readApiDocument, type ApiDocument, type DocumentedOperation } from './api-document.ts';

export const jwtSecret = 'a secret of at least thirty-two characters';
/** A MAC address that every site has seen. */
const sharedMac = '02:00:00:00:00:FF';

export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly payload?: string;
}

/** An organization, and who may do everything in it. */
export interface Tenancy {
  readonly organizationId: string;
  readonly token: string;
  readonly context: OperationContext;
  tokenWith(scopes: readonly Permission[], siteIds?: readonly string[]): Promise<string>;
}

/** Two organizations, three sites in the first, and at each site one object of every kind that routes can make. */
export interface AWorld {
  readonly api: AnApi;
  readonly document: ApiDocument;
  readonly own: Tenancy;
  readonly foreign: Tenancy;
  /** A site of the own organization, another one of it, and one of the other organization. */
  readonly here: Words;
  readonly there: Words;
  readonly away: Words;
  /** One more site with everything, for calls that destroy. */
  aPlace(tenancy: Tenancy, name: string, address: string): Promise<Words>;
  requestOf(operation: DocumentedOperation, words: Words): ApiRequest;
  call(request: ApiRequest, token: string | undefined): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** Makes it through the routes, with scans that find the same device everywhere and one of each site's own. */
export async function aWorld(): Promise<AWorld> {
  const document = await readApiDocument();
  const api = await anApi({
    jwt: { kind: 'secret', secret: jwtSecret, issuer: undefined, audience: undefined },
  });
  const own = await aTenancy(api, api.organizationId);
  const foreign = await aTenancy(api, newId(), 'The other organization');
  const call = async (request: ApiRequest, token: string | undefined): Promise<LightMyRequestResponse> =>
    api.app.inject({
      ...request,
      method: request.method as 'GET',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(request.payload !== undefined && { 'content-type': 'application/json' }),
      },
    });
  const parts = { api, document, call };
  return {
    ...parts,
    own,
    foreign,
    here: await aPlace(parts, own, 'here', '127.0.0.2'),
    there: await aPlace(parts, own, 'there', '127.0.0.3'),
    away: await aPlace(parts, foreign, 'away', '127.0.0.5'),
    aPlace: (tenancy, name, address) => aPlace(parts, tenancy, name, address),
    requestOf,
    close: () => api.close(),
  };
}

async function aTenancy(api: AnApi, organizationId: string, name?: string): Promise<Tenancy> {
  if (name !== undefined) {
    const createdAt = new Date();
    await insertOrganization(api.store.db, { id: organizationId, name: `${name} canary-away`, createdAt });
  }
  const context = { ...api.context, organizationId, store: api.store.forOrganization(organizationId) };
  const tokenWith: Tenancy['tokenWith'] = async (scopes, siteIds) => {
    const wanted = { name: `key ${newId()}`, scopes: [...scopes], siteIds: siteIds ? [...siteIds] : null };
    return (await createApiKey(context, wanted)).token;
  };
  return { organizationId, context, tokenWith, token: await tokenWith(allPermissions) };
}

type Parts = Pick<AWorld, 'api' | 'document' | 'call'>;

/** One object of every kind in a site of its own, and a finished scan of it. */
async function aPlace(parts: Parts, tenancy: Tenancy, name: string, address: string): Promise<Words> {
  const suffix = address.split('.').at(-1) ?? '';
  const words: Record<string, string> = {
    name: `${name} ${newId().slice(-6)}`,
    canary: `canary-${name}`,
    networkAddress: address,
    reportFormat: 'html',
    macAddress: `02:00:00:00:00:0${suffix}`,
    cveId: `CVE-2026-${1000 + Number(suffix)}`,
    // One of our own facts.
    knownCveId: 'CVE-2023-38408',
    errorCode: 'parameter_invalid',
    organizationId: tenancy.organizationId,
  };
  const makers = Object.entries(apiCalls).filter(([, { makes }]) => makes !== undefined);
  for (const [operationId, { makes = {} }] of makers) {
    const operation = parts.document.find(operationId);
    if (operation === undefined) continue;
    const answer = await parts.call(requestOf(operation, words), tenancy.token);
    if (answer.statusCode >= 300) throw new Error(`${operationId} made nothing: ${answer.body}`);
    const body = answer.json<Record<string, string>>();
    for (const [word, field] of Object.entries(makes)) words[word] = String(body[field]);
    if (operationId === 'startMultipleIpScan') await finishScan(parts.api, tenancy, words);
  }
  return {
    ...words,
    ...(await wordsOfReport(parts, tenancy, words)),
    ...(await wordsOfDevice(parts, tenancy, words)),
    notificationDeliveryId: await aFinishedDelivery(parts, tenancy, words),
  };
}

/** Runs the scan that was just accepted, over a network that is made up. */
async function finishScan(api: AnApi, tenancy: Tenancy, words: Words): Promise<void> {
  const { organizationId } = tenancy;
  const { scanId = '', scanSiteId = '', canary = '' } = words;
  const line = aScanLine(api.store, async function* scan(request: ScanRequest): AsyncIterable<ScanEvent> {
    for (const ipAddress of request.addresses) {
      const host = { ...aHost([anSshService()], ipAddress), hostname: `${canary}.example` };
      yield { type: 'host', host: { ...host, macAddress: words['macAddress'] ?? null } };
    }
    const common = { ...aHost([anSshService()], '127.0.0.7'), hostname: `common-${canary}.example` };
    yield { type: 'host', host: { ...common, macAddress: sharedMac } };
    yield endOf();
  });
  await executeScanSite(line, { organizationId, scanId, scanSiteId }, new AbortController().signal);
}

async function wordsOfReport(parts: Parts, tenancy: Tenancy, words: Words): Promise<Words> {
  const url = `/scans/cve/${words['scanId']}`;
  const report = (await parts.call({ method: 'GET', url }, tenancy.token)).json<Record<string, string>>();
  if (report['status'] !== 'finished') throw new Error(`The scan is not finished: ${JSON.stringify(report)}`);
  const link = new URL(report['json_url'] ?? '').searchParams;
  const progressId = newId();
  const exported = `/v1/scan-reports/${words['scanId']}?format=csv&progress_id=${progressId}`;
  await parts.call({ method: 'GET', url: exported }, tenancy.token);
  return {
    progressId,
    scanCode: report['scan_id'] ?? '',
    linkExpires: link.get('expires') ?? '',
    linkSignature: link.get('signature') ?? '',
  };
}

/** A test message that was given up. */
async function aFinishedDelivery(parts: Parts, tenancy: Tenancy, words: Words): Promise<string> {
  const url = `/v1/notification-groups/${words['notificationGroupId']}/test`;
  const answer = await parts.call({ method: 'POST', url }, tenancy.token);
  const { context } = tenancy;
  const refuse = async () => ({ kind: 'given_up', status: 410, reason: 'a test' }) as const;
  const deliver = { ...context, store: parts.api.store, send: refuse, random: () => 0 };
  await deliverDue(deliver, new AbortController().signal);
  return answer.json<{ id: string }[]>()[0]?.id ?? '';
}

/** What the scan found belongs to the place too. */
async function wordsOfDevice(parts: Parts, tenancy: Tenancy, words: Words): Promise<Words> {
  const firstOf = async (url: string): Promise<string> => {
    const answer = await parts.call({ method: 'GET', url }, tenancy.token);
    return answer.json<{ id: string }[]>()[0]?.id ?? '';
  };
  const deviceId = await firstOf(`/v1/devices?site_id=${words['siteId']}&mac_address=${words['macAddress']}`);
  const make = async (path: string, payload: object): Promise<string> => {
    const url = `/v1/devices/${deviceId}/${path}`;
    const request = { method: 'POST', url, payload: JSON.stringify(payload) };
    return (await parts.call(request, tenancy.token)).json<{ id: string }>().id;
  };
  const part = await make('splits', { ip_address: '10.99.0.1' });
  const findingId = await firstOf(`/v1/findings?device_id=${deviceId}`);
  return {
    deviceId,
    findingId,
    ticketId: await aTicket(parts, tenancy, words, findingId),
    mergeId: await make('merges', { device_id: part }),
    twinId: await make('splits', { ip_address: '10.99.0.2' }),
    addressApart: '10.99.0.3',
  };
}

/** A ticket for what the scan found. */
async function aTicket(parts: Parts, tenancy: Tenancy, words: Words, findingId: string): Promise<string> {
  const body = { reference: `OPS-1 ${words['name']} ${words['canary']}`, finding_ids: [findingId] };
  const request = { method: 'POST', url: '/v1/tickets', payload: JSON.stringify(body) };
  return (await parts.call(request, tenancy.token)).json<{ id: string }>().id;
}

/** The request of an operation, filled with these words. */
function requestOf({ operationId, method, path }: DocumentedOperation, words: Words): ApiRequest {
  const { path: own = {}, query, body } = apiCalls[operationId] ?? {};
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_match, name: string) => {
    const word = words[own[name] ?? pathWords[name] ?? name];
    if (word === undefined) throw new Error(`${operationId}: no word for {${name}} of its path`);
    return encodeURIComponent(word);
  });
  const search = query === undefined ? '' : `?${new URLSearchParams(query(words)).toString()}`;
  const payload = body === undefined ? {} : { payload: JSON.stringify(body(words)) };
  return { method, url: `${filled}${search}`, ...payload };
}
