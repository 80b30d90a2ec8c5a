import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server of a test's own, on a free port of loopback. */
export interface PostgresServer {
  readonly url: string;
  /** kill -9 of the server; connections break as they do when the machine goes. */
  kill(): Promise<void>;
  /** Starts it again, and waits until it answers. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** Where the programs of PostgreSQL are; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const found = readdirSync(root)
    .map((version) => join(root, version, 'bin'))
    .filter((path) => existsSync(join(path, 'initdb')));
  return found.at(-1);
}

export async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

export async function aPostgresServer(programs: string): Promise<PostgresServer> {
  const parent = mkdtempSync(join(tmpdir(), 'sitewarden-pg-'));
  chmodSync(parent, 0o777);
  const directory = join(parent, 'data');
  // PostgreSQL refuses to run as root.
  const asUser = (program: string, args: readonly string[]): [string, string[]] => {
    const path = join(programs, program);
    return isRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', path, ...args]]
      : [path, [...args]];
  };
  execFileSync(
    ...asUser('initdb', ['-D', directory, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']),
    {
      stdio: 'ignore',
    },
  );
  const port = await aFreePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ];
  const postmaster = (): number | undefined => {
    const file = join(directory, 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  };
  const start = async (): Promise<void> => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
        // What the killed one left in shared memory may still be in use for a moment.
        child = spawn(...asUser('postgres', ['-D', directory, ...settings.flatMap((one) => ['-c', one])]), {
          stdio: 'ignore',
        });
      }
      if (await answers(url)) return;
      if (Date.now() > deadline) throw new Error('PostgreSQL does not start.');
      await wait(100);
    }
  };
  const kill = async (): Promise<void> => {
    const running = child;
    const pid = postmaster();
    if (running === undefined || pid === undefined) return;
    const ended =
      running.exitCode === null && running.signalCode === null ? once(running, 'exit') : undefined;
    process.kill(pid, 'SIGKILL');
    await ended;
  };
  await start();
  return {
    url,
    kill,
    start,
    async dispose() {
      await kill();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
