import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering } from '../support/answering.ts';
import { runProgram } from '../support/run-program.ts';
import { aRemoteService, type RemoteService } from './a-remote-service.ts';

const nobody = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e';
let remote: RemoteService;

beforeAll(async () => {
  remote = await aRemoteService();
}, 120_000);

afterAll(async () => remote.end());

const sitewarden = (args: readonly string[], input = '') => remote.sitewarden(args, input);
const answer = <T>(...args: string[]) => remote.answer<T>(...args);
const aSite = (name: string) => remote.aSite(name);

describe('sitewarden devices and findings', () => {
  const device = {
    id: nobody,
    mac_address: '00:1A:2B:3C:4D:5E',
    manufacturer: null,
    hostname: 'fileserver.local',
    device_class: 'server',
    ip_address: '192.168.1.101',
    open_cve_count: 14,
    unique_cve_count: 15,
    highest_score: 9.8,
    last_seen_at: '2026-11-02T12:10:00.000Z',
  };

  it('list what scans have found, here none of another site', async () => {
    const site = await aSite('Empty');
    expect(await answer('devices', 'list', '--site', site.id)).toEqual([]);
    expect(await answer('findings', 'list', '--site', site.id, '--severity', 'CRITICAL')).toEqual([]);
    const wrong = await sitewarden(['findings', 'list', '--severity', 'huge']);
    expect(wrong.status).toBe(2);
  });

  it('show one a line', async () => {
    const finding = {
      id: nobody,
      cve_id: 'CVE-2023-38408',
      status: 'open',
      score: 9.8,
      severity: 'CRITICAL',
      known_exploited: true,
      priority: { tier: 'three_days', due_at: '2026-11-04T02:00:00.000Z', reasons: [], rule: '' },
      port: 22,
      transport: 'tcp',
      device,
      last_seen_at: device.last_seen_at,
    };
    const devices = await answering(200, 'application/json', JSON.stringify([device]));
    const findings = await answering(200, 'application/json', JSON.stringify([finding]));
    const listed = await sitewarden(['devices', 'list', '--url', devices.url]);
    const found = await sitewarden(['findings', 'list', '--url', findings.url]);
    devices.close();
    findings.close();
    expect(listed.stdout).toMatch(
      /^192\.168\.1\.101 +00:1A:2B:3C:4D:5E +fileserver\.local +- +server +14 +15 +9\.8 /mu,
    );
    expect(found.stdout).toMatch(
      /^CVE-2023-38408 +9\.8 +CRITICAL +KEV +2026-11-04 +open +22\/tcp +192\.168\.1\.101 /mu,
    );
  });
});

it('explains itself: findings', async () => {
  const { stdout } = await runProgram(['findings', '--help']);
  await expect(stdout).toMatchFileSnapshot('../golden/cli-help-findings.txt');
});
