import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Store } from '../../src/store/open-store.ts';

/** Of Linux on every architecture that Node runs on. */
const ticksPerSecond = 100;

/**
 * CPU seconds that the database server has used until now, by all of its processes, those that have ended too; undefined where it
 * does not run on this machine.
 */
export async function cpuOfServer({ db }: Store): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const server = statOf(rows[0]?.pid ?? 0)?.parent;
  const whole = server === undefined ? undefined : statOf(server);
  if (whole === undefined || !whole.name.startsWith('postgres')) return undefined;
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => statOf(Number(name)))
    .filter((process) => process?.parent === server);
  return (
    living.reduce((sum, process) => sum + (process?.own ?? 0), whole.own + whole.ofEnded) / ticksPerSecond
  );
}

/** proc(5): fields 4 and 14 to 17 of `stat`, after the name in parentheses. */
function statOf(pid: number): { parent: number; name: string; own: number; ofEnded: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return { parent: at(4), name, own: at(14) + at(15), ofEnded: at(16) + at(17) };
  } catch {
    return undefined;
  }
}
