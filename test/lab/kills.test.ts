import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresPrograms } from '../support/a-postgres-server.ts';
import type { KillsReport } from '../support/kills/run-kills.ts';
import type { PlaceName } from '../support/kills/scanned-place.ts';
import { buildLab, endLab, lab, whyNoLab } from '../support/network/the-lab.ts';

/** In the lab where there is one, with all processes in its scanner's namespace; else over loopback. */
const place: PlaceName = whyNoLab() === undefined ? 'lab' : 'loopback';
const script = fileURLToPath(new URL('../support/kills/run-kills.ts', import.meta.url));
const kills = 50;
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

describe.skipIf(postgresPrograms() === undefined)(
  'processes that are killed at random (needs the programs of PostgreSQL in /usr/lib/postgresql)',
  tests,
);

function tests(): void {
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    if (place === 'lab') await buildLab();
  }, 120_000);

  afterAll(async () => {
    // With all that it started: one that hangs ends nothing itself.
    if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    if (place === 'lab') await endLab();
  });

  async function runKills(): Promise<KillsReport> {
    const enter = place === 'lab' ? [lab, 'exec'] : [];
    const [program, ...args] = [...enter, process.execPath, script, place, JSON.stringify({ kills, seed })];
    child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    let said = '';
    child.stdout?.on('data', (piece) => (said += String(piece)));
    await once(child, 'close');
    return JSON.parse(said) as KillsReport;
  }

  it(
    `end in what an undisturbed run of the ${place} finds, after ${kills} kills (KILL_SEED=${seed})`,
    { timeout: 300_000 },
    async () => {
      const { sites, leastServices, calm, disturbed, effects, kills: done } = await runKills();
      expect(done.underWay).toHaveLength(kills);
      expect(Math.min(done.of.api, done.of.worker, done.of.database)).toBeGreaterThan(0);
      // Kills that meet no scan prove nothing: the last ones are met as well.
      expect(
        Math.min(...done.underWay.slice(-10)),
        `of the kills ${done.underWay.join(' ')}`,
      ).toBeGreaterThan(0);

      const { services, devices, findings } = calm.content;
      expect(services.length).toBeGreaterThan(leastServices);
      expect(devices.length).toBeGreaterThan(sites * 4);
      expect(findings.length).toBeGreaterThan(0);
      expect(disturbed).toEqual(calm);
      expect(calm.statuses).toEqual(Array.from({ length: sites }, () => 'finished'));
      expect(effects).toEqual({
        scans: 2 * sites,
        results: 2 * sites,
        ends: 2 * sites,
        devices: 2 * devices.length,
        findings: 2 * findings.length,
        sightings: 2 * findings.length,
        occurrences: 2 * sites,
        unfinishedJobs: 0,
      });
      console.log(
        `kills of ${place}: ${JSON.stringify(done.of)}, ${services.length} services, ${findings.length} findings`,
      );
    },
  );
}
