import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface NodeProcess {
  readonly pid: number;
  /** What it has written so far, line by line. */
  readonly lines: readonly string[];
  /** Settles with the first line that `matches`; rejects when the process ends without one. */
  until(matches: (line: string) => boolean): Promise<string>;
  /** Ends it with the signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a TypeScript file as a process of its own. */
export function startNodeProcess(file: string, args: readonly string[]): NodeProcess {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const exited = once(child, 'exit');
  const out = createInterface({ input: child.stdout! });
  out.on('line', (line) => lines.push(line));
  child.stderr!.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  return {
    pid: child.pid ?? 0,
    lines,
    async until(matches) {
      const known = lines.find(matches);
      if (known !== undefined) return known;
      return new Promise((resolve, reject) => {
        out.on('line', (line) => {
          if (matches(line)) resolve(line);
        });
        child.once('close', () => reject(new Error(`ended early: ${lines.join('\n')}\n${errors.join('')}`)));
      });
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}
