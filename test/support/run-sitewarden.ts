import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entryFile = fileURLToPath(new URL('../../src/main/sitewarden.ts', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line in a process of its own, without the caller's SITEWARDEN_* settings. */
export function startSitewarden(
  args: readonly string[],
  environment: Record<string, string> = {},
): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('SITEWARDEN_') && name !== 'DATABASE_URL',
  );
  const env = { ...Object.fromEntries(inherited), ...environment };
  return spawn(process.execPath, [entryFile, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a command to its end and gives what it printed. */
export async function runSitewarden(
  args: readonly string[],
  input = '',
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = startSitewarden(args, environment);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}
