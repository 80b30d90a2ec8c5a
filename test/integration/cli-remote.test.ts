import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering } from '../support/answering.ts';
import { someNmapXml } from '../support/some-nmap-xml.ts';
import { runProgram } from '../support/run-program.ts';
import { runSitewarden, startSitewarden } from '../support/run-sitewarden.ts';
import { aRemoteService, token, type RemoteService, type Thing } from './a-remote-service.ts';

const nobody = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e';
let remote: RemoteService;
let url: string;
let folder: string;

beforeAll(async () => {
  remote = await aRemoteService();
  ({ url, folder } = remote);
}, 120_000);

afterAll(async () => remote.end());

const sitewarden = (args: readonly string[], input = '') => remote.sitewarden(args, input);
const answer = <T>(...args: string[]) => remote.answer<T>(...args);
const aSite = (name: string) => remote.aSite(name);

function aSchedule(siteId: string): Promise<Thing> {
  const when = ['--day', '1', '--time', '02:00', '--every', '2', '--timezone', 'America/New_York'];
  const scores = ['--min-cvss', '0', '--warning', '7'];
  const site = ['--site', `${siteId}=127.0.0.0/29`];
  return answer('schedules', 'create', '--description', 'Weekly', ...when, ...scores, ...site);
}

describe('sitewarden sites', () => {
  it('creates, lists, gets, changes and deletes', async () => {
    const site = await aSite('Harbour');
    expect(site).toMatchObject({ name: 'Harbour', networks: ['127.0.0.0/29'] });
    const table = (await sitewarden(['sites', 'list'])).stdout.split('\n');
    expect(table[0]).toMatch(/^ID +NAME +STATE +CHECKED +NETWORKS$/u);
    expect(table.find((line) => line.startsWith(site.id))).toContain('Harbour');
    const changed = await answer<Thing>('sites', 'update', site.id, '--exclude', '127.0.0.4/32');
    expect(changed).toMatchObject({ name: 'Harbour', excluded_networks: ['127.0.0.4/32'] });
    const { stdout } = await sitewarden(['sites', 'get', site.id]);
    expect(stdout).toMatch(/^excluded_networks +127\.0\.0\.4\/32$/mu);
    expect((await sitewarden(['sites', 'delete', site.id])).stdout).toBe('The site is gone.\n');
    const gone = await sitewarden(['sites', 'get', site.id]);
    expect(gone.status).toBe(1);
    expect(gone.stderr).toMatch(/^sitewarden: .+ \(site_not_found\)\n$/u);
  });

  it('takes a body from a file or standard input, and options over it', async () => {
    const file = join(folder, 'site.json');
    await writeFile(file, JSON.stringify({ name: 'From a file', networks: ['127.0.0.0/30'] }));
    const fromFile = await answer<Thing>('sites', 'create', '--file', file, '--name', 'Renamed');
    expect(fromFile).toMatchObject({ name: 'Renamed', networks: ['127.0.0.0/30'] });
    const body = JSON.stringify({ name: 'From a pipe', networks: ['127.0.0.0/30'] });
    expect((await sitewarden(['sites', 'create', '--file', '-'], body)).status).toBe(0);
  });

  it('gives as many as are asked for, over pages', async () => {
    expect(await answer('sites', 'list', '--limit', '2')).toHaveLength(2);
  });
});

describe('sitewarden schedules', () => {
  it('creates, lists, changes, previews and deletes', async () => {
    const site = await aSite('Planned');
    const schedule = await aSchedule(site.id);
    const { stdout } = await sitewarden(['schedules', 'list']);
    expect(stdout).toContain('Monday 02:00 America/New_York, every 2 weeks');
    const changed = await answer<Thing>('schedules', 'update', schedule.id, '--time', '03:30');
    expect(changed).toMatchObject({ time_of_day: '03:30', description: 'Weekly', warning_threshold: 7 });
    const runs = (await sitewarden(['schedules', 'next-runs', schedule.id, '--count', '3'])).stdout;
    expect(runs.trim().split('\n')).toHaveLength(3);
    expect(runs).toContain('T03:30:00');
    const shown = await sitewarden(['schedules', 'get', schedule.id]);
    expect(shown.stdout).toMatch(new RegExp(`^sites +${site.id} 127\\.0\\.0\\.0/29$`, 'mu'));
    const deleted = await sitewarden(['schedules', 'delete', schedule.id]);
    expect(deleted.stdout).toBe('The schedule is gone; its reports stay.\n');
  });

  it('starts and stops its scan', async () => {
    const schedule = await aSchedule((await aSite('Started')).id);
    const idle = await sitewarden(['schedules', 'stop', schedule.id]);
    expect([idle.status, idle.stderr]).toEqual([1, expect.stringContaining('(no_running_scan)')]);
    const started = await answer<{ scan_id: string }>('schedules', 'start', schedule.id);
    const report = await answer<Thing>('scans', 'watch', started.scan_id);
    expect(report).toMatchObject({ status: 'finished', scan_schedule_id: schedule.id });
    const again = await sitewarden(['schedules', 'start', schedule.id]);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('(scan_trigger_limit)')]);
  });
});

describe('sitewarden scans', () => {
  it('starts addresses with a schedule, stays until the end, lists and deletes', async () => {
    const site = await aSite('On demand');
    const schedule = await aSchedule(site.id);
    const where = ['--site', site.id, '--schedule', schedule.id];
    const report = await answer<Thing>('scans', 'start', '127.0.0.1', ...where, '--watch');
    expect(report).toMatchObject({ status: 'finished', kind: 'on_demand', targets: 1 });
    const { stdout } = await sitewarden(['scans', 'list']);
    expect(stdout).toContain(String(report['scan_id']));
    expect((await answer<Thing>('scans', 'get', String(report['scan_id']))).id).toBe(report.id);
    expect((await sitewarden(['scans', 'delete', report.id])).stdout).toBe('The report is gone.\n');
    expect((await sitewarden(['scans', 'get', report.id])).status).toBe(1);
  });

  it('judges again what the service keeps of a scan, by its id or its code', async () => {
    const site = await aSite('Replayed');
    const report = await answer<Thing>('scans', 'start', '127.0.0.1', '--site', site.id, '--watch');
    for (const name of [report.id, String(report['scan_id'])]) {
      const { status, stdout, stderr } = await sitewarden(['replay', name]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^identical: \d+ findings, intelligence sha256:/u);
    }
    const unknown = await sitewarden(['replay', nobody]);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('(scan_not_found)')]);
    const waiting = await answering(200, 'application/json', '{"status":"running","json_url":null}');
    const early = await sitewarden(['replay', nobody, '--url', waiting.url]);
    waiting.close();
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('(scan_without_result)')]);
  });

  it('starts any targets of a site without a schedule, and stops', async () => {
    const site = await aSite('No schedule');
    const started = await answer<{ scan_id: string }>('scans', 'start', '127.0.0.0/30', '--site', site.id);
    const stopped = await sitewarden(['scans', 'stop', started.scan_id]);
    // It may have ended by itself before it was told to.
    if (stopped.status !== 0) expect(stopped.stderr).toContain('(no_running_scan)');
    const { stdout } = await sitewarden(['scans', 'watch', started.scan_id]);
    expect(stdout).toMatch(/^status +(?:stopped|finished)$/mu);
  });
});

describe('sitewarden intel status', () => {
  it('tells what the service judges by, and fails a check of what is stale', async () => {
    const { status, stdout } = await sitewarden(['intel', 'status']);
    const isStale = /^stale +true$/mu.test(stdout);
    expect([stdout, status]).toEqual([expect.stringMatching(/^kind +baseline$/mu), isStale ? 3 : 0]);
    expect(stdout).toMatch(/^routeros\.devices_ahead +0$/mu);
    for (const [stale, expected] of [
      [true, 3],
      [false, 0],
    ] as const) {
      const other = await answering(200, 'application/json', JSON.stringify([{ kind: 'full', stale }]));
      expect((await sitewarden(['intel', 'status', '--url', other.url])).status).toBe(expected);
      other.close();
    }
  });
});

describe('a command that talks to a service', () => {
  it('takes address and token from the environment, and other settings do not disturb it', async () => {
    const environment = { SITEWARDEN_URL: `${url}/`, SITEWARDEN_TOKEN: token, SITEWARDEN_PORT: 'none' };
    const { status, stdout } = await runSitewarden(['sites', 'list'], '', environment);
    expect([status, stdout.split(' ')[0]]).toEqual([0, 'ID']);
  });

  it('asks for a token when there is none', async () => {
    const { status, stderr } = await runSitewarden(['sites', 'list'], '', { SITEWARDEN_URL: url });
    expect([status, stderr]).toEqual([2, expect.stringContaining('(remote_token_missing)')]);
  });

  it.each([
    ['a token that can be none', ['sites', 'list', '--token', 'two words'], 'remote_token_unusable'],
    ['an address that is none', ['sites', 'list', '--url', 'ftp://127.0.0.1'], 'remote_url_unusable'],
    ['a body without anything', ['sites', 'create'], 'nothing_to_send'],
    ['a file that is not there', ['sites', 'create', '--file', '/nonexistent/x'], 'body_file_unreadable'],
    ['a file that is no object', ['sites', 'create', '--file', '-'], 'body_file_malformed'],
    ['a site without subnet', ['schedules', 'create', '--site', nobody], 'bad_site_option'],
    ['an id that is none', ['sites', 'get', 'harbour'], 'parameter_invalid'],
    ['a limit of nothing', ['sites', 'list', '--limit', '0'], 'whole number'],
    ['a scan of nowhere', ['scans', 'start', '127.0.0.1'], '--site'],
  ])('refuses %s as bad usage', async (_what, args, words) => {
    const { status, stdout, stderr } = await sitewarden(args, '[]');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  it('says what the service says, with its code, and fails', async () => {
    const { status, stderr } = await sitewarden([
      'sites',
      'list',
      '--token',
      'sw_not-a-token-of-this-service',
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^sitewarden: .+\. \([a-z_]+\)\n$/u);
    expect(stderr).not.toContain('sw_not-a-token');
  });

  it('says when nothing answers', async () => {
    const { status, stderr } = await sitewarden(['sites', 'list', '--url', 'http://127.0.0.1:9']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/does not answer.+\(service_unreachable\)/u)]);
  });

  it.each([
    ['a page', 200, 'text/html', '<h1>hello</h1>'],
    ['an error page', 502, 'text/html', '<h1>Bad gateway\u001b[2J</h1>'],
    ['broken JSON', 200, 'application/json', '{'],
    ['an error of another form', 500, 'application/json', '{"error":"oops"}'],
  ])('says when what answers gives %s', async (_what, statusCode, type, body) => {
    const other = await answering(statusCode, type, body);
    const { status, stdout, stderr } = await sitewarden(['sites', 'list', '--url', other.url]);
    other.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('(unexpected_answer)');
  });

  it('lets no control character of an answer reach the terminal', async () => {
    const nasty = { id: nobody, name: 'Red\u001b[31m\u202e name\nnext', networks: ['\u009b1m'] };
    const list = await answering(200, 'application/json', JSON.stringify([nasty]));
    const one = await answering(200, 'application/json', JSON.stringify(nasty));
    const error = { type: 'api_error', code: 'internal', message: 'Bad\u001b[2J' };
    const failing = await answering(500, 'application/json', JSON.stringify(error));
    const printed = [
      await sitewarden(['sites', 'list', '--url', list.url]),
      await sitewarden(['sites', 'get', nobody, '--url', one.url]),
      await sitewarden(['sites', 'get', nobody, '--url', failing.url]),
    ].map(({ stdout, stderr }) => stdout + stderr);
    for (const { close } of [list, one, failing]) close();
    expect(printed.join('')).toContain('Red [31m name next');
    expect(printed.join('')).not.toMatch(/[^\P{C}\n]/u);
    expect(printed[0]?.trim().split('\n')).toHaveLength(2);
  });

  /** A service whose scan ends when `isOver` says so of what has been asked, `r` a report and `e` events. */
  const watched = async (events: readonly (string | null)[], isOver: (asked: string) => boolean) => {
    let asked = '';
    const progress = {
      phase: 'ports',
      addresses_total: 4,
      addresses_done: 4,
      hosts_found: 1,
      ports_total: 100,
      ports_done: 50,
      open_ports: 1,
      services_identified: 0,
      packets_sent: 60,
    };
    const left = [...events];
    const server = createServer((request, response) => {
      const isStream = request.url?.endsWith('/events') === true;
      asked += isStream ? 'e' : 'r';
      const name = isStream ? (left.shift() ?? null) : null;
      if (name !== null) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(`event: ${name}\ndata: ${JSON.stringify({ progress })}\n\n`);
        return;
      }
      const status = isOver(asked) ? 'finished' : 'running';
      const error = { type: 'not_found_error', code: 'route_not_found', message: 'Nothing.' };
      response.writeHead(isStream ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isStream ? error : { status, progress }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { status } = await sitewarden(['scans', 'watch', nobody, '--url', at, '--json']);
    server.close();
    return { status, asked };
  };

  it('follows the events of a scan, and takes them up again when they end early', async () => {
    const seen = await watched(['progress', 'end'], (asked) => asked === 'rerer');
    expect(seen).toEqual({ status: 0, asked: 'rerer' });
  });

  it('asks for the report where the events of a scan cannot be had', async () => {
    const seen = await watched([], (asked) => asked.endsWith('rr'));
    expect(seen).toEqual({ status: 0, asked: 'rerererr' });
  }, 30_000);

  it('ends at a signal while it watches', async () => {
    const running = await answering(200, 'application/json', '{"status":"running","progress":null}');
    const environment = { SITEWARDEN_URL: running.url, SITEWARDEN_TOKEN: token };
    const child = startSitewarden(['scans', 'watch', nobody], environment);
    let errors = '';
    child.stderr?.on('data', (piece) => (errors += String(piece)));
    await running.asked;
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    running.close();
    expect([code, errors]).toEqual([1, expect.stringContaining('(command_stopped)')]);
  });

  it.each(['sites', 'schedules', 'scans', 'devices'])('explains itself: %s', async (group) => {
    const { stdout } = await runProgram([group, '--help']);
    await expect(stdout).toMatchFileSnapshot(`../golden/cli-help-${group}.txt`);
  });
});

describe('sitewarden import and report', () => {
  it('takes in what nmap found, and gives the report of it in any format', async () => {
    const { id: siteId } = await aSite('Imported');
    const file = join(folder, 'office.xml');
    await writeFile(file, someNmapXml(['127.0.0.2', '203.0.113.9']));
    const imported = await answer<{ scan_id: string; refused: string[] }>('import', file, '--site', siteId);
    expect(imported.refused).toEqual(['203.0.113.9']);
    const csv = await sitewarden(['report', imported.scan_id, '--format', 'csv']);
    expect({ status: csv.status, stderr: csv.stderr }).toEqual({ status: 0, stderr: '' });
    expect(csv.stdout).toMatch(/^site,ip_address,.*\r\nImported,127\.0\.0\.2,/u);
    await sitewarden(['report', imported.scan_id, '--format', 'pdf', '--out', `${file}.pdf`]);
    expect((await readFile(`${file}.pdf`)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
