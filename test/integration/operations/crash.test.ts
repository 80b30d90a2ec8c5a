import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startNodeProcess, type NodeProcess } from '../../support/a-node-process.ts';
import { prepareMigratedDirectory } from '../../support/prepared-data-directory.ts';
import { createTestDatabase, testDatabaseUrl } from '../store/open-test-stores.ts';

const scanningProcess = path.join(import.meta.dirname, 'scanning-process.ts');
// A corner of loopback of its own: whoever else scans this machine must not be counted.
const addresses = Array.from({ length: 14 }, (_, index) => `127.83.12.${index + 1}`);
const wholeScan = { status: 'finished', hosts: addresses };

describe('a scan whose process is killed', { timeout: 180_000 }, () => {
  let listener: Server;
  let connections: string[];
  let running: NodeProcess | undefined;
  const start = (where: string, line: 'sequential' | 'whole' = 'sequential'): NodeProcess => {
    const { port } = listener.address() as { port: number };
    return (running = startNodeProcess(scanningProcess, [where, String(port), line, ...addresses]));
  };
  const afterHosts = (process: NodeProcess, count: number) =>
    process.until(() => process.lines.filter((line) => line.startsWith('host ')).length >= count);
  const theEnd = async (process: NodeProcess): Promise<unknown> =>
    JSON.parse((await process.until((line) => line.startsWith('end '))).slice(4));

  beforeEach(async () => {
    connections = [];
    listener = createServer((socket) => {
      const { localAddress = '' } = socket;
      if (addresses.includes(localAddress)) connections.push(localAddress);
      socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.2\r\n');
    });
    listener.listen(0, '0.0.0.0');
    await once(listener, 'listening');
  });
  afterEach(async () => {
    await running?.end('SIGKILL');
    listener.close();
  });

  it('is finished by the next ones, within seconds of their start, no finished host scanned twice', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'sitewarden-'));
    await prepareMigratedDirectory(path.join(parent, 'data'));
    try {
      const kills = 2;
      for (let kill = 1; kill <= kills; kill += 1) {
        const process = start(path.join(parent, 'data'));
        await afterHosts(process, kill + 1);
        await process.end('SIGKILL');
        // Killed in the middle, not after the end.
        expect(process.lines.filter((line) => line.startsWith('end '))).toEqual([]);
      }
      const last = start(path.join(parent, 'data'));
      await last.until((line) => line === 'ready');
      const readyAt = performance.now();
      await last.until((line) => line === 'job');
      expect(performance.now() - readyAt).toBeLessThan(3000);
      expect(await theEnd(last)).toMatchObject({ ...wholeScan, cveCount: 14 });
      // At most the host in flight at each kill was asked again.
      expect(new Set(connections)).toEqual(new Set(addresses));
      expect(connections.length).toBeLessThanOrEqual(addresses.length + kills);
      await last.end('SIGTERM');
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });

  it('is finished when it walks the whole line, and asks no finished host again', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'sitewarden-'));
    await prepareMigratedDirectory(path.join(parent, 'data'));
    try {
      const first = start(path.join(parent, 'data'), 'whole');
      await afterHosts(first, 5);
      await first.end('SIGKILL');
      const finished = first.lines.filter((text) => text.startsWith('host ')).map((text) => text.slice(5));
      const before = connections.length;
      const second = start(path.join(parent, 'data'), 'whole');
      expect(await theEnd(second)).toMatchObject(wholeScan);
      const askedAgain = new Set(connections.slice(before)).intersection(new Set(finished));
      expect([...askedAgain]).toEqual([]);
    } finally {
      await running?.end('SIGKILL');
      rmSync(parent, { recursive: true, force: true });
    }
  });

  it('is left to be resumed when the process was asked to stop, and goes on at the next start', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'sitewarden-'));
    await prepareMigratedDirectory(path.join(parent, 'data'));
    try {
      const first = start(path.join(parent, 'data'));
      await afterHosts(first, 3);
      const askedAt = performance.now();
      await first.end('SIGTERM');
      expect(performance.now() - askedAt).toBeLessThan(5000);
      const second = start(path.join(parent, 'data'));
      expect(await theEnd(second)).toMatchObject(wholeScan);
      expect(connections.length).toBeLessThanOrEqual(addresses.length + 1);
    } finally {
      await running?.end('SIGKILL');
      rmSync(parent, { recursive: true, force: true });
    }
  });

  it.skipIf(testDatabaseUrl === undefined)(
    'is taken over on PostgreSQL once its heartbeat is missed (needs SITEWARDEN_TEST_DATABASE_URL)',
    async () => {
      const database = await createTestDatabase();
      try {
        const first = start(database.url);
        await afterHosts(first, 4);
        await first.end('SIGKILL');
        const killedAt = performance.now();
        const second = start(database.url);
        await second.until((line) => line === 'job');
        expect(performance.now() - killedAt).toBeLessThan(35_000);
        expect(await theEnd(second)).toMatchObject(wholeScan);
        expect(connections.length).toBeLessThanOrEqual(addresses.length + 1);
        await second.end('SIGTERM');
      } finally {
        await running?.end('SIGKILL');
        await database.drop();
      }
    },
  );

  it.skipIf(testDatabaseUrl === undefined)(
    'is left to the one who took it over when a frozen process wakes (needs SITEWARDEN_TEST_DATABASE_URL)',
    async () => {
      const database = await createTestDatabase();
      const first = start(database.url);
      try {
        await afterHosts(first, 3);
        process.kill(first.pid, 'SIGSTOP');
        const second = start(database.url);
        await second.until((line) => line === 'job');
        process.kill(first.pid, 'SIGCONT');
        expect(await theEnd(second)).toMatchObject({ ...wholeScan, cveCount: 14 });
        // The host in flight when it froze, and what it begins before its lost claim is noticed.
        expect(connections.length).toBeLessThanOrEqual(addresses.length + 4);
        expect(first.lines.some((line) => line.startsWith('end '))).toBe(false);
      } finally {
        await first.end('SIGKILL');
        await running?.end('SIGKILL');
        await database.drop();
      }
    },
  );
});
