#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { exitStatus } from '../cli/cli-streams.ts';
import type { AdminTask } from '../cli/program-host.ts';
import { createProgram } from '../cli/program.ts';
import { reportFailure } from '../cli/report-failure.ts';
import { compileCacheDirectory } from '../config/compile-cache-directory.ts';
import { readVersion } from './read-version.ts';
import type { ServiceRole } from './service-role.ts';

const wantedMajor = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < wantedMajor) {
  process.stderr.write(
    `Sitewarden needs Node ${wantedMajor} or newer; this is ${process.version}. ` +
      'Run it through npm (npm start, npm run -s sitewarden -- …), which brings the right one.\n',
  );
  process.exit(exitStatus.failed);
}

// Commands load their code after this line; the second start of each is quicker.
enableCompileCache(compileCacheDirectory());

const stop = new AbortController();
const { stdin, stdout, stderr } = process;
// A reader that goes away (`| head`) ends the program quietly; nothing is left to say to it.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run();

async function run(): Promise<number> {
  let status: number = exitStatus.done;
  const program = createProgram(
    { io: { stdin, stdout, stderr }, signal: stop.signal, serve, admin, version: readVersion() },
    (given) => (status = given),
  );
  if (!['serve', 'api', 'worker'].includes(process.argv[2] ?? '')) stopOnSignals();
  try {
    await program.parseAsync();
    return status;
  } catch (error) {
    return reportFailure(error, stderr);
  }
}

/** The first signal asks the command to end with what it has; the second ends the process at once. */
function stopOnSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(exitStatus.failed);
      stop.abort();
    });
  }
}

async function serve(role: ServiceRole): Promise<number> {
  const { runService } = await import('./serve.ts');
  return runService(role);
}

async function admin(task: AdminTask): Promise<number> {
  const { runAdmin } = await import('./admin.ts');
  return runAdmin(task, (line) => void stdout.write(`${line}\n`));
}
