import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acmeEntry, aRecogFile } from '../../src/intelligence/recog/a-recog-file.fixture.ts';
import type { ScanJson } from '../../src/reports/json/scan-json.ts';
import { aTcpServer, type TestServer } from '../support/a-tcp-server.ts';
import { runSitewarden } from '../support/run-sitewarden.ts';

let ssh: TestServer;
let folder: string;

beforeAll(async () => {
  ssh = await aTcpServer((socket) => socket.write('SSH-2.0-OpenSSH_8.0\r\n'));
  folder = await mkdtemp(join(tmpdir(), 'sitewarden-cli-'));
});

afterAll(async () => {
  await ssh.close();
  await rm(folder, { recursive: true });
});

async function scanJson(...options: string[]): Promise<{ status: number | null; json: ScanJson }> {
  const { status, stdout, stderr } = await runSitewarden([
    'scan',
    '127.0.0.1',
    '--ports',
    String(ssh.port),
    '--format',
    'json',
    ...options,
  ]);
  expect(stderr).toBe('');
  return { status, json: JSON.parse(stdout) as ScanJson };
}

describe('sitewarden', () => {
  it('explains itself', async () => {
    const { status, stdout } = await runSitewarden(['--help']);
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../golden/cli-help.txt');
  });

  it('says that a clean scan has nothing to state as OpenVEX, and ends as the scan did', async () => {
    const args = ['scan', '127.0.0.1', '--ports', 'none', '--format', 'openvex'];
    const { status, stdout, stderr } = await runSitewarden(args);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('(report_says_nothing)');
  });

  it.each([
    ['an unknown command', ['scna']],
    ['a scan without targets', ['scan']],
    ['a target that is no address', ['scan', 'not-an-address']],
    ['ports that are none', ['scan', '127.0.0.1', '--ports', '0-70000']],
    ['a public address', ['scan', '192.0.2.1/32', '--ports', '1']],
    ['a format that does not exist', ['scan', '127.0.0.1', '--format', 'xml']],
    ['a PDF without a file', ['scan', '127.0.0.1', '--format', 'pdf']],
    ['a score that is none', ['scan', '127.0.0.1', '--fail-on', '11']],
    ['a bundle built from nothing', ['intel', 'build', '--out', '/nonexistent/x']],
    ['a match of nothing', ['match']],
  ])('refuses %s with a word and exit status 2', async (_what, args) => {
    const { status, stdout, stderr } = await runSitewarden(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.length).toBeGreaterThan(10);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  it('refuses a bundle that is not there, and names it', async () => {
    const { status, stderr } = await runSitewarden(['scan', '127.0.0.1', '--intel', '/nonexistent/bundle']);
    expect(status).toBe(2);
    expect(stderr).toContain('/nonexistent/bundle');
  });
});

describe('sitewarden scan', () => {
  it('finds the service, its version and the CVEs of that version, with evidence', async () => {
    const { status, json } = await scanJson();
    expect(status).toBe(0);
    expect(json.scan.intel.kind).toBe('baseline');
    const host = json.hosts[0]!;
    expect(host.ip_address).toBe('127.0.0.1');
    expect(host.services[0]).toMatchObject({ port: ssh.port, service: 'ssh', version: '8.0' });
    const agent = host.findings.find((finding) => finding.cve_id === 'CVE-2023-38408')!;
    expect(agent).toMatchObject({ verdict: 'affected', score: 9.8, service: { port: ssh.port } });
    expect(agent.evidence.observation).toMatch(/^obs:[0-9a-f]{32}$/u);
    expect(agent.evidence.record_digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(json.summary.cve_count).toBe(host.findings.length);
  });

  it('judges a router by what its FTP greeting says, the branch it runs included', async () => {
    const greet = (version: string) => `220 R1 FTP server (MikroTik ${version}) ready\r\n`;
    const fixed = await aTcpServer((socket) => socket.write(greet('6.49.21')));
    const open = await aTcpServer((socket) => socket.write(greet('6.49.20')));
    const ports = `${fixed.port},${open.port}`;
    const { stdout } = await runSitewarden(['scan', '127.0.0.1', '--ports', ports, '--format', 'json']);
    await Promise.all([fixed.close(), open.close()]);
    const [host] = (JSON.parse(stdout) as ScanJson).hosts;
    const found = host!.findings.filter((finding) => finding.cve_id === 'CVE-2026-67279');
    expect(found.map((finding) => finding.service.port)).toEqual([open.port]);
  });

  it('exits with 3 only when a finding reaches --fail-on', async () => {
    expect((await scanJson('--fail-on', '9.8')).status).toBe(3);
    expect((await scanJson('--fail-on', '10')).status).toBe(0);
  });

  it('leaves findings below --min-cvss out of list and counts', async () => {
    const { json } = await scanJson('--min-cvss', '9');
    const scores = json.hosts[0]!.findings.map((finding) => finding.score ?? 10);
    expect(scores.length).toBe(json.summary.cve_count);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(9);
  });

  it('writes a PDF report to a file', async () => {
    const out = join(folder, 'report.pdf');
    const args = ['scan', '127.0.0.1', '--ports', String(ssh.port), '--format', 'pdf', '--out', out];
    const { status, stdout } = await runSitewarden(args);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const written = await readFile(out);
    expect(written.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(written.subarray(-6).toString('latin1')).toBe('%%EOF\n');
  });

  it('writes the report to --out, whole, and says so', async () => {
    const out = join(folder, 'report.json');
    const args = ['scan', '127.0.0.1', '--ports', String(ssh.port), '--format', 'json', '--out', out];
    const { status, stdout, stderr } = await runSitewarden(args);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain(out);
    expect((JSON.parse(await readFile(out, 'utf8')) as ScanJson).hosts).toHaveLength(1);
  });

  it('sends nothing to an excluded address', async () => {
    const before = ssh.connections();
    const args = ['scan', '127.0.0.0/30', '--exclude', '127.0.0.1', '--ports', String(ssh.port)];
    const { stdout } = await runSitewarden([...args, '--format', 'json']);
    const addresses = (JSON.parse(stdout) as ScanJson).hosts.map((host) => host.ip_address);
    expect(addresses).not.toContain('127.0.0.1');
    expect(ssh.connections()).toBe(before);
  });
});

describe('sitewarden replay', () => {
  const scanTo = async (name: string, ...options: string[]): Promise<string> => {
    const out = join(folder, name);
    const args = ['scan', '127.0.0.1', '--ports', String(ssh.port), '--format', 'json', '--out', out];
    expect((await runSitewarden([...args, ...options])).status).toBe(0);
    return out;
  };

  it('finds a scan identical, without what its --min-cvss left out too, and reports what was changed', async () => {
    for (const options of [[], ['--min-cvss', '9']]) {
      const { status, stdout } = await runSitewarden(['replay', await scanTo('scan.json', ...options)]);
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: expect.stringMatching(/^identical: \d+ findings/u),
      });
    }
    const text = (await readFile(join(folder, 'scan.json'), 'utf8')).replace('"score":9.8', '"score":1.2');
    const changed = await runSitewarden(['replay', '-'], text);
    expect(changed.status).toBe(3);
    expect(changed.stdout).toMatch(/^changed: 127\.0\.0\.1 \d+\/tcp CVE-\d+-\d+ \(score\)\n/u);
  });

  it('refuses a bundle that the scan was not judged with', async () => {
    const text = await readFile(await scanTo('foreign.json'), 'utf8');
    const foreign = text.replace(/"digest":"sha256:\w+"/u, `"digest":"sha256:${'9'.repeat(64)}"`);
    const { status, stderr } = await runSitewarden(['replay', '-'], foreign);
    expect(status).toBe(2);
    expect(stderr).toContain('replay_other_intelligence');
    expect((await runSitewarden(['replay', '-', '--other-intelligence'], foreign)).status).toBe(3);
  });
});

describe('sitewarden match', () => {
  const good = 'cpe:2.3:o:mikrotik:routeros:6.49.20:*:*:*:*:*:*:*';

  it('answers a bad name with an error line: bad usage as an argument, not in a stream', async () => {
    const asked = await runSitewarden(['match', '--cpe', good, 'nonsense']);
    const streamed = await runSitewarden(['match', '--stdin'], `${good}\nnonsense\n`);
    expect([asked.status, streamed.status]).toEqual([2, 0]);
    expect(asked.stdout).toBe(streamed.stdout);
    expect(asked.stdout.trim().split('\n')).toHaveLength(2);
    expect(asked.stdout).toContain('CVE-2026-67279');
  });
});

describe('sitewarden identify', () => {
  it('answers line by line, and a bad line with an error of four fields', async () => {
    const banner = Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n').toString('base64');
    const good = JSON.stringify({ protocol: 'ssh', port: 22, transport: 'tcp', data_base64: banner });
    const { status, stdout } = await runSitewarden(['identify', '--stdin'], `${good}\nnot json\n{}\n${good}`);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({ service: 'ssh', product: 'OpenSSH', version: '9.2p1' });
    expect(Object.keys(lines[1]!['error'] as object)).toEqual(['type', 'code', 'message', 'doc_url']);
    expect(lines[2]).toHaveProperty('error.code');
    expect(lines[3]).toEqual(lines[0]);
  });

  it('asks the fingerprints of a bundle that is named', async () => {
    const record = {
      cve: { id: 'CVE-2030-1000', published: '2030-01-02T03:04:05', lastModified: '2030-01-02T03:04:05' },
    };
    const nvd = join(folder, 'nvd.json');
    const recog = join(folder, 'ssh.xml');
    const out = join(folder, 'one.bundle');
    await writeFile(nvd, JSON.stringify({ vulnerabilities: [record] }));
    await writeFile(recog, aRecogFile(acmeEntry));
    await runSitewarden(['intel', 'build', '--nvd', nvd, '--recog', recog, '--out', out]);
    const line = JSON.stringify({ data_base64: Buffer.from('SSH-2.0-AcmeSSH_1.2\r\n').toString('base64') });
    const without = await runSitewarden(['identify', '--stdin'], line);
    const asked = await runSitewarden(['identify', '--stdin', '--intel', out], line);
    expect(JSON.parse(without.stdout)).toMatchObject({ service: 'ssh', product: null });
    expect(JSON.parse(asked.stdout)).toMatchObject({ product: 'Shell & Co', version: '1.2' });
  });
});
