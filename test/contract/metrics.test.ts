import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

describe('GET /metrics', () => {
  it('tells in the text form of Prometheus how the process and the installation do', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app);
    const payload = { schedule_id: scheduleId, site_id: siteId, ips: ['127.0.0.2'] };
    const started = await api.app.inject({
      method: 'POST',
      url: '/scans/cve/scan/multiple-ips',
      headers: asAdmin,
      payload,
    });
    expect(started.statusCode).toBe(201);
    const response = await api.app.inject({ url: '/metrics' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/u);
    const lines = response.body.split('\n');
    expect(lines).toContain('sitewarden_scans{status="pending"} 1');
    expect(lines).toContain('sitewarden_scans{status="failed"} 0');
    expect(lines).toContain('sitewarden_jobs{queue="run-scan",state="waiting"} 1');
    expect(lines).toContain('sitewarden_jobs{queue="run-scan",state="active"} 0');
    expect(lines).toContain('sitewarden_scan_schedules_due 0');
    // This month and the three to come.
    expect(lines).toContain('sitewarden_scan_details_partitions{table="scan_results"} 4');
    expect(response.body).toMatch(
      /^sitewarden_scan_details_bytes\{table="scan_host_observations"\} [1-9]\d{4,}$/mu,
    );
    expect(response.body).toMatch(/^sitewarden_bundle_age_days \d+$/mu);
    expect(response.body).toMatch(/^process_cpu_seconds_total \d/mu);
  });

  it('counts requests by the pattern of their route, so that no label holds an id or a made-up path', async () => {
    const { siteId } = await aScheduledSite(api.app);
    await api.app.inject({ url: `/v1/sites/${siteId}`, headers: asAdmin });
    await api.app.inject({ url: '/made-up-by-somebody', headers: asAdmin });
    const { body } = await api.app.inject({ url: '/metrics' });
    const count = 'sitewarden_http_request_duration_seconds_count';
    expect(body).toMatch(
      new RegExp(`^${count}\\{route="/v1/sites/:siteId",method="GET",status="200"\\} 1$`, 'mu'),
    );
    expect(body).toMatch(new RegExp(`^${count}\\{route="none",method="GET",status="404"\\} 1$`, 'mu'));
    for (const word of [siteId, api.organizationId, 'made-up']) expect(body).not.toContain(word);
  });

  it('counts a schedule whose time has come', async () => {
    const future = { now: () => new Date(Date.now() + 30 * 24 * 3600_000) };
    const later = await api.another({ parts: () => ({ ...api.parts, clock: future }) });
    const { body } = await later.inject({ url: '/metrics' });
    expect(body).toMatch(/^sitewarden_scan_schedules_due [1-9]\d*$/mu);
    expect(body).toMatch(/^sitewarden_bundle_stale 1$/mu);
  });

  it('counts once in ten seconds, however often it is asked', async () => {
    let counts = 0;
    const countJobs = async () => {
      counts += 1;
      return api.jobs.countJobs();
    };
    const parts = { ...api.parts, jobs: { ...api.jobs, countJobs } };
    const counted = await api.another({ parts: () => parts });
    const ask = async () => (await counted.inject({ url: '/metrics' })).statusCode;
    expect([...(await Promise.all([ask(), ask(), ask()])), await ask()]).toEqual([200, 200, 200, 200]);
    expect(counts).toBe(1);
  });

  it('asks for its token where one is set', async () => {
    const token = 'a-token-for-the-monitoring';
    const closed = await api.another({ metricsToken: token });
    const ask = (authorization?: string) =>
      closed.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
    for (const [header, code] of [
      [undefined, 'credentials_missing'],
      ['Bearer another-token', 'credentials_invalid'],
      [`Basic ${token}`, 'credentials_invalid'],
      [asAdmin.authorization, 'credentials_invalid'],
    ] as const) {
      const refused = await ask(header);
      expect(refused.statusCode).toBe(401);
      expect(refused.headers['www-authenticate']).toBeDefined();
      expect(refused.json()).toMatchObject({ type: 'authentication_error', code });
    }
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(200);
  });
});
