import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/support/new-id.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';
import { ownContract, publishedContract, readContract } from './the-contract.ts';

const contract = readContract();
let api: AnApi;
let good: { schedule_id: string; site_id: string; ips: string[] };

beforeAll(async () => {
  api = await anApi();
  const { siteId, scheduleId } = await aScheduledSite(api.app);
  good = { schedule_id: scheduleId, site_id: siteId, ips: ['127.0.0.2', '127.0.0.3'] };
});
afterAll(() => api.close());

async function start(payload: unknown, headers: Record<string, string> = asAdmin) {
  const response = await api.app.inject({
    method: contract.method as 'POST',
    url: contract.path,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return { status: String(response.statusCode), body: response.json<Record<string, unknown>>(), response };
}

async function expectError(payload: unknown, status: string, code: string, type: string): Promise<string> {
  const answer = await start(payload);
  expect(answer.body).toMatchObject({ code, type });
  expect(answer.status).toBe(status);
  expect(contract.complaints(status, answer.body)).toEqual([]);
  return String(answer.body['message']);
}

it('the contract that travels with the project is the published one', ({ skip }) => {
  const published = publishedContract();
  skip(published === undefined, 'the published contract is not beside the repository');
  expect(ownContract()).toEqual(published);
});

it('the contract speaks of the endpoint and statuses that are tested here', () => {
  expect(`${contract.method} ${contract.path}`).toBe('POST /scans/cve/scan/multiple-ips');
  expect(contract.requiredFields).toEqual(['schedule_id', 'site_id', 'ips']);
  expect(contract.errorStatuses).toEqual(['400', '401', '404', '422', '500']);
});

describe('201', () => {
  it('answers a good request with exactly what the contract promises', async () => {
    expect(contract.isRequest(good)).toBe(true);
    const { status, body, response } = await start(good);
    expect(status).toBe('201');
    expect(contract.complaints('201', body)).toEqual([]);
    expect(body).toMatchObject({ target_ips: good.ips, message: 'Scan started successfully' });
    expect(response.headers['content-type']).toMatch(/^application\/json/u);
  });

  it('takes each address once', async () => {
    const { body } = await start({ ...good, ips: ['127.0.0.2', '127.0.0.2'] });
    expect(body['target_ips']).toEqual(['127.0.0.2']);
  });

  it('queues a scan that can be asked for at once', async () => {
    const { body } = await start(good);
    const report = await api.app.inject({ url: `/scans/cve/${String(body['scan_id'])}`, headers: asAdmin });
    expect(report.statusCode).toBe(200);
    expect(report.json()).toMatchObject({ id: body['scan_id'], status: 'pending', running: true });
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'reads %s',
    async (type) => {
      expect((await start(good, { ...asAdmin, 'content-type': type })).status).toBe('201');
    },
  );

  it('has the same path with a slash at its end', async () => {
    const url = `${contract.path}/`;
    const response = await api.app.inject({ method: 'POST', url, headers: asAdmin, payload: good });
    expect(response.statusCode).toBe(201);
  });
});

describe('400', () => {
  it.each([
    ['no JSON', 'not json at all', 'malformed_json'],
    ['JSON cut off', '{"schedule_id": "', 'malformed_json'],
    ['two values', '{} {}', 'malformed_json'],
    ['nothing', '', 'body_missing'],
    ['only blanks', ' \n ', 'body_missing'],
    ['too many levels', '['.repeat(10_000), 'json_too_deep'],
    ['a key that reaches a prototype', '{"__proto__": {"admin": true}}', 'json_key_forbidden'],
  ])('refuses %s', async (_case, payload, code) => {
    await expectError(payload, '400', code, 'invalid_request_error');
  });

  it('refuses bytes that are no UTF-8', async () => {
    const payload = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    const headers = { ...asAdmin, 'content-type': 'application/json' };
    const response = await api.app.inject({ method: 'POST', url: contract.path, headers, payload });
    expect(response.statusCode).toBe(400);
    expect(contract.complaints('400', response.json())).toEqual([]);
  });

  it('refuses another media type: 415 when its body is JSON all the same, 400 when it is not', async () => {
    const asText = { ...asAdmin, 'content-type': 'text/plain' };
    const json = await start(good, asText);
    expect([json.status, json.body['code']]).toEqual(['415', 'unsupported_media_type']);
    const form = await start('schedule_id=1', {
      ...asAdmin,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([form.status, form.body['code']]).toEqual(['400', 'malformed_json']);
    expect(contract.complaints('400', form.body)).toEqual([]);
  });

  it('refuses a request without body and content type', async () => {
    const response = await api.app.inject({ method: 'POST', url: contract.path, headers: asAdmin });
    expect(response.json()).toMatchObject({ code: 'body_missing' });
    expect(response.statusCode).toBe(400);
  });
});

describe('401', () => {
  it.each([
    ['no credentials', undefined, 'credentials_missing'],
    ['an unknown key', 'Bearer sw_0123456789abcdefghijklmnopqrstuvwxyz', 'credentials_invalid'],
    ['another scheme', 'Basic YWRtaW46YWRtaW4=', 'credentials_invalid'],
    ['an empty token', 'Bearer ', 'credentials_invalid'],
    ['a JWT where none are accepted', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', 'credentials_invalid'],
  ])('refuses %s before it looks at the body', async (_case, authorization, code) => {
    const { status, body, response } = await start(
      'not json',
      authorization === undefined ? {} : { authorization },
    );
    expect(status).toBe('401');
    expect(body).toMatchObject({ code, type: 'authentication_error' });
    expect(contract.complaints('401', body)).toEqual([]);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="sitewarden"/u);
  });
});

describe('403', () => {
  it('refuses credentials without the scope and names it', async () => {
    const token = await api.tokenWith(['cve:view', 'site:view']);
    const { status, body } = await start(good, { authorization: `Bearer ${token}` });
    expect(status).toBe('403');
    expect(body).toMatchObject({ code: 'missing_scope', type: 'permission_error' });
    expect(body['message']).toContain('cve:create');
    expect(Object.keys(body).sort()).toEqual(['code', 'doc_url', 'message', 'type']);
  });
});

describe('404', () => {
  it('does not know a schedule that is not there', async () => {
    await expectError({ ...good, schedule_id: newId() }, '404', 'scan_schedule_not_found', 'not_found_error');
  });

  it('does not know a site that is not there', async () => {
    await expectError({ ...good, site_id: newId() }, '404', 'site_not_found', 'not_found_error');
  });

  it('does not know a site that the credentials may not see', async () => {
    const other = await aScheduledSite(api.app);
    const token = await api.tokenWith(['cve:create', 'cve:view'], [other.siteId]);
    const { status, body } = await start(good, { authorization: `Bearer ${token}` });
    expect(status).toBe('404');
    expect(contract.complaints('404', body)).toEqual([]);
  });
});

describe('422', () => {
  it.each(contract.requiredFields)('misses %s and names it', async (field) => {
    const { [field]: _left, ...rest } = good as Record<string, unknown>;
    expect(contract.isRequest(rest)).toBe(false);
    expect(await expectError(rest, '422', 'parameter_missing', 'invalid_request_error')).toContain(
      `'${field}'`,
    );
  });

  const wrong: [string, unknown][] = [null, 7, true, 'text', {}, [], [7], [null], ['127.0.0.2', 7]].flatMap(
    (value) => contract.requiredFields.map((field): [string, unknown] => [field, value]),
  );
  it.each(wrong)('refuses %s = %j', async (field, value) => {
    const code = 'parameter_invalid';
    expect(await expectError({ ...good, [field]: value }, '422', code, 'invalid_request_error')).toContain(
      field,
    );
  });

  it.each([
    '127.0.0',
    '127.0.0.256',
    '0127.0.0.2',
    '127.0.0.2 ',
    '127.0.0.0/29',
    'localhost',
    '::1',
    '2130706433',
    '',
  ])('refuses %j, which is no IPv4 address', async (ip) => {
    const message = await expectError(
      { ...good, ips: [ip] },
      '422',
      'parameter_invalid',
      'invalid_request_error',
    );
    expect(message).toContain('ips[0]');
  });

  it.each(['[]', 'null', '"text"', '5'])('refuses %s instead of an object', async (body) => {
    await expectError(body, '422', 'parameter_invalid', 'invalid_request_error');
  });

  it('refuses a field it does not know, by name', async () => {
    const message = await expectError(
      { ...good, priority: 1 },
      '422',
      'parameter_invalid',
      'invalid_request_error',
    );
    expect(message).toContain("'priority'");
  });

  it('refuses an address outside the site and names it', async () => {
    const ips = ['127.0.0.2', '127.0.0.99', '10.0.0.1'];
    const message = await expectError({ ...good, ips }, '422', 'ip_outside_site', 'invalid_request_error');
    expect(message).toContain('127.0.0.99');
    expect(message).toContain('10.0.0.1');
    expect(message).not.toContain('127.0.0.2,');
  });

  it('refuses a site that is not in the schedule', async () => {
    const other = await aScheduledSite(api.app);
    await expectError(
      { ...good, site_id: other.siteId },
      '422',
      'site_not_in_schedule',
      'invalid_request_error',
    );
  });

  it('takes 1024 addresses and refuses 1025', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app, ['127.1.0.0/16']);
    const ips = Array.from({ length: 1025 }, (_, index) => `127.1.${index >> 8}.${index & 255}`);
    const body = { schedule_id: scheduleId, site_id: siteId };
    expect((await start({ ...body, ips: ips.slice(1) })).status).toBe('201');
    await expectError({ ...body, ips }, '422', 'too_many_ips', 'invalid_request_error');
  });
});

describe('500', () => {
  it('says nothing of the inside and gives the id of the request', async () => {
    const broken = await api.another({
      parts: () => ({
        ...api.parts,
        jobs: {
          ...api.jobs,
          enqueueRunScan: async () => {
            throw new Error('disk of db7.internal is full');
          },
        },
      }),
    });
    const response = await broken.inject({
      method: 'POST',
      url: contract.path,
      headers: asAdmin,
      payload: good,
    });
    expect(response.statusCode).toBe(500);
    expect(contract.complaints('500', response.json())).toEqual([]);
    expect(response.json()).toMatchObject({ type: 'api_error', code: 'internal_error' });
    expect(response.body).not.toMatch(/db7|disk|stack|\.ts/u);
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/u);
  });
});

it('the example of the contract is a request, refused only for what it names', async () => {
  expect(contract.isRequest(contract.requestExample)).toBe(true);
  await expectError(contract.requestExample, '404', 'scan_schedule_not_found', 'not_found_error');
});
