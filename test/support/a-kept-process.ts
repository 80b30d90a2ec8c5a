import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { startSitewarden } from './run-sitewarden.ts';

/** A process that is started again whenever it ends, as a supervisor does. */
export interface KeptProcess {
  /** Sends a signal to the one that runs at the moment; false where none does. */
  signal(name: NodeJS.Signals): boolean;
  starts(): number;
  /** What the last ones said to their standard error. */
  errors(): string;
  /** Ends it for good. */
  end(): Promise<void>;
}

export function keepRunning(role: string, settings: Record<string, string>): KeptProcess {
  let child: ChildProcess | undefined;
  let ended = false;
  let starts = 0;
  let errors = '';
  const run = (): void => {
    if (ended) return;
    starts += 1;
    const one = startSitewarden([role], settings);
    child = one;
    one.stdout?.resume();
    one.stderr?.on('data', (piece) => (errors = (errors + String(piece)).slice(-4000)));
    one.on('exit', () => setTimeout(run, 100));
  };
  const isRunning = (): boolean => child?.exitCode === null && child.signalCode === null;
  run();
  return {
    signal: (name) => isRunning() && child?.kill(name) === true,
    starts: () => starts,
    errors: () => errors,
    async end() {
      ended = true;
      child?.kill('SIGKILL');
      while (isRunning()) await wait(20);
    },
  };
}
