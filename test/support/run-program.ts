import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createProgram } from '../../src/cli/program.ts';
import { reportFailure } from '../../src/cli/report-failure.ts';
import type { Outcome } from './run-sitewarden.ts';

/** Runs a command of the program inside this process, which is quicker than one of its own. */
export async function runProgram(args: readonly string[], input = ''): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  let status = 0;
  const host = {
    io: { stdin, stdout, stderr },
    signal: new AbortController().signal,
    serve: () => Promise.reject(new Error('Nothing is served here.')),
    admin: async () => Promise.reject(new Error('No store is worked on here.')),
    version: '0.0.0-test',
  };
  const printed = Promise.all([text(stdout), text(stderr)]);
  try {
    await createProgram(host, (given) => (status = given)).parseAsync(['node', 'sitewarden', ...args]);
  } catch (error) {
    status = reportFailure(error, stderr);
  }
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { status, stdout: out, stderr: err };
}
