import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentNames } from '../src/config/environment-schema.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What the Dockerfile copies from here. */
const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, from = '']) =>
  from.split(' '),
);

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: true; readonly devOptional?: true }>>;
}

/** What `npm ci --omit=dev` would install, from what is installed here. */
function copyProductionModules(to: string): void {
  const { packages } = JSON.parse(read('package-lock.json')) as Locked;
  const wanted = Object.entries(packages).filter(
    ([place, { dev }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(place) && dev !== true,
  );
  expect(wanted.length).toBeGreaterThan(10);
  for (const [place] of wanted) {
    const from = path.join(root, place);
    // A package for another kind of machine is not installed.
    if (!existsSync(from)) continue;
    const link = path.join(to, place.slice('node_modules/'.length));
    mkdirSync(path.dirname(link), { recursive: true });
    cpSync(from, link, { recursive: true });
  }
}

/** What a program says on its standard output up to these words; fails with all it said when it ends before. */
async function readUntil(child: ChildProcessWithoutNullStreams, words: string): Promise<string> {
  let out = '';
  let err = '';
  child.stderr.on('data', (piece) => (err += String(piece)));
  for await (const piece of child.stdout) {
    out += String(piece);
    if (out.includes(words)) break;
  }
  if (!out.includes(words)) throw new Error(`It never said "${words}":\n${out}\n${err}`);
  return out;
}

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
}

describe('the files that say how it is deployed', () => {
  it('name only settings that there are', () => {
    const named = [
      'Dockerfile',
      ...readdirSync(path.join(root, 'deploy')).map((file) => `deploy/${file}`),
    ].flatMap((file) => read(file).match(/SITEWARDEN_[A-Z_]+/gu) ?? []);
    expect(named.length).toBeGreaterThan(5);
    // The agent's own command asks for the invitation; no service does.
    const known = [...environmentNames, 'SITEWARDEN_AGENT_INVITATION'];
    for (const name of named) expect(known).toContain(name);
  });

  it('copy into the image what is there, and nothing that the build leaves out', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(copied).toContain('src');
    for (const file of copied) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect(ignored).toContain(`!${file}`);
    }
  });

  it('copy into the image all that the program needs to start, and to list what its first scan found', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-image-'));
    try {
      for (const file of copied) cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
      copyProductionModules(path.join(folder, 'node_modules'));
      const env = {
        PATH: process.env['PATH'] ?? '',
        NODE_ENV: 'production',
        SITEWARDEN_PORT: '0',
        SITEWARDEN_PORTS: '1',
        SITEWARDEN_DATA_DIR: path.join(folder, 'data-directory'),
      };
      const child = spawn(process.execPath, ['src/main/sitewarden.ts', 'serve'], { cwd: folder, env });
      const told = await readUntil(child, 'No match is not proof of safety');
      expect(told).toMatch(/^ {4}sw_\S{20,}$/mu);
      expect(told).toContain('127.0.0.1 (localhost), found by');
      const url = /^API (http:\S+)/mu.exec(told)?.[1] ?? '';
      const token = /^ {4}(sw_\S+)$/mu.exec(told)?.[1] ?? '';
      const asking = { cwd: folder, env: { ...env, SITEWARDEN_URL: url, SITEWARDEN_TOKEN: token } };
      const listing = spawn(process.execPath, ['src/main/sitewarden.ts', 'scans', 'list'], asking);
      await readUntil(listing, ' finished ');
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('run as an ordinary user and start what the program has', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/mu);
    const started = /ENTRYPOINT \[.*"(src\/[^"]+)"\]/u.exec(read('Dockerfile'))?.[1] ?? '';
    expect(existsSync(path.join(root, started))).toBe(true);
    expect(read('deploy/sitewarden.service')).toContain(`/opt/sitewarden/${started} serve`);
    expect(read('deploy/sitewarden-agent.service')).toContain(`/opt/sitewarden/${started} agent run `);
  });

  it('confine the service and the agent in the same way', () => {
    const confinement = (file: string) =>
      read(file)
        .split('\n\n')
        .find((part) => part.includes('ProtectSystem='));
    expect(confinement('deploy/sitewarden.service')).toContain('NoNewPrivileges=yes');
    expect(confinement('deploy/sitewarden-agent.service')).toBe(confinement('deploy/sitewarden.service'));
  });

  it('let the programs be executed whose files ask for CAP_NET_RAW, and give it to nobody', () => {
    const unit = read('deploy/sitewarden.service');
    expect(unit).toMatch(/^CapabilityBoundingSet=CAP_NET_RAW$/mu);
    expect(unit).toMatch(/^AmbientCapabilities=$/mu);
    // What comes later counts (systemd.exec(5)).
    const filters = [...unit.matchAll(/^SystemCallFilter=(.*)$/gmu)].map(([, filter]) => filter);
    expect(filters).toEqual(['@system-service', '~@privileged @resources', '@setuid capset']);
  });

  describe('ask the health of a container', () => {
    const script = /HEALTHCHECK .*"(deploy\/[^"]+)"\]/u.exec(read('Dockerfile'))?.[1] ?? '';
    const start = ['tini', '--', 'node', 'src/main/sitewarden.ts'];

    /** Status of the check in a container that was started with these words. */
    async function check(
      command: readonly string[],
      settings: Readonly<Record<string, string>>,
    ): Promise<number> {
      const folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-health-'));
      const file = path.join(folder, 'cmdline');
      writeFileSync(file, [...start, ...command, ''].join('\0'));
      const env = { PATH: process.env['PATH'] ?? '', ...settings };
      const child = spawn(process.execPath, [path.join(root, script), file], { env, stdio: 'ignore' });
      const [status] = (await once(child, 'exit')) as [number];
      rmSync(folder, { recursive: true });
      return status;
    }

    it.each([['serve'], ['api'], ['worker']])('of %s where it answers', async (command) => {
      const statuses = [200, 503];
      const server = createServer(({ url }, response) => {
        response.writeHead(url === '/healthz' ? (statuses.shift() ?? 500) : 404).end();
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as { port: number };
      const name = command === 'worker' ? 'SITEWARDEN_WORKER_PORT' : 'SITEWARDEN_PORT';
      const ask = async () => check([command], { [name]: String(port) });
      expect(await ask()).toBe(0);
      expect(await ask()).toBe(1);
      server.close();
      await once(server, 'close');
      expect(await ask()).toBe(1);
    });

    it.for([
      { host: '127.0.0.2', port: 0 },
      { host: '0.0.0.0', port: 0 },
      { host: '::1', port: 0 },
      { host: '::', port: 0, ipv6Only: true },
      // One that browsers, and fetch, refuse.
      { host: '127.0.0.3', port: 6000 },
    ])('at the address %j', async (address, { skip }) => {
      const server = createServer((_request, response) => void response.writeHead(200).end());
      const isThere = await new Promise<boolean>((resolve) => {
        server.once('error', () => resolve(false)).listen(address, () => resolve(true));
      });
      skip(!isThere, 'this machine has no such address, or somebody has the port');
      const { port } = server.address() as { port: number };
      const settings = { SITEWARDEN_HOST: address.host, SITEWARDEN_PORT: String(port) };
      expect(await check(['serve'], settings)).toBe(0);
      server.close();
      await once(server, 'close');
      expect(await check(['serve'], settings)).toBe(1);
    });

    it('by that it runs where any port will do', async () => {
      expect(await check(['serve'], { SITEWARDEN_PORT: '0' })).toBe(0);
    });

    it.each([[['agent', 'run', '--state', 'agent.json']], [['worker']]])(
      'of %j, which answers nowhere, by that it runs',
      async (command) => {
        expect(await check(command, { SITEWARDEN_PORT: '1' })).toBe(0);
      },
    );
  });

  it('compose an API, two workers and a database that is healthy first', () => {
    const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as {
      readonly services: Readonly<Record<string, Service>>;
    };
    expect(Object.values(services).map(({ command }) => command?.[0])).toEqual([
      undefined,
      'api',
      'worker',
      'worker',
    ]);
    const { database, api, ...workers } = services;
    expect(database?.healthcheck).toBeDefined();
    for (const one of [api, ...Object.values(workers)]) {
      expect(one).toMatchObject({ cap_drop: ['ALL'], cap_add: ['NET_RAW'], read_only: true });
      expect(one).toMatchObject({ security_opt: ['no-new-privileges:true'] });
      // The seal of a scan must be the same everywhere.
      expect(one?.environment).toHaveProperty('SITEWARDEN_SECRET_KEY');
      expect(one?.environment).toHaveProperty('DATABASE_URL');
      expect(one?.volumes).toEqual(api?.volumes);
    }
  });
});
