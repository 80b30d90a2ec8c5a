import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startSitewarden } from '../support/run-sitewarden.ts';

/** `sitewarden serve`, or a half of it, as a process of its own. */
export interface ServedProcess {
  readonly child: ChildProcess;
  output(): string;
  errors(): string;
  /** Waits for a line; fails with all output when the process ends or the time is over. */
  until(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Where the API listens. */
  address(): Promise<string>;
  /** Sends the signal and waits for the end; ms it took, and the exit status. */
  end(signal: NodeJS.Signals): Promise<{ ms: number; code: number | null }>;
  ended(): Promise<number | null>;
}

/** Starts the program with nothing set but what is given; scans few ports, so that it is quick. */
export function aServedProcess(
  settings: Readonly<Record<string, string>>,
  role: 'serve' | 'api' | 'worker' = 'serve',
): ServedProcess {
  const child = startSitewarden([role], { SITEWARDEN_PORT: '0', SITEWARDEN_PORTS: '22,80', ...settings });
  let out = '';
  let err = '';
  child.stdout?.on('data', (piece) => (out += String(piece)));
  child.stderr?.on('data', (piece) => (err += String(piece)));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const until = async (pattern: RegExp, timeoutMs = 30_000): Promise<RegExpExecArray> => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const match = pattern.exec(out);
      if (match !== null) return match;
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`Never said ${String(pattern)}:\n${out}\n${err}`);
      }
      await wait(20);
    }
  };
  return {
    child,
    output: () => out,
    errors: () => err,
    until,
    address: async () => (await until(/^API (http:\S+)/mu))[1] ?? '',
    async end(signal) {
      const before = performance.now();
      child.kill(signal);
      const [code] = await exited;
      return { ms: performance.now() - before, code };
    },
    ended: async () => (await exited)[0],
  };
}
