import { CommanderError } from 'commander';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from './cli-streams.ts';

/** Says on `stderr` why a command failed, a sentence and its code, and gives the exit status. */
export function reportFailure(error: unknown, stderr: CliStreams['stderr']): number {
  // What commander refuses it has said by itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.badUsage;
  if (error instanceof SitewardenError) {
    stderr.write(`sitewarden: ${error.message} (${error.code})\n`);
    return ['usage', 'invalid', 'malformed'].includes(error.kind) ? exitStatus.badUsage : exitStatus.failed;
  }
  stderr.write(`sitewarden: unexpected failure: ${error instanceof Error ? error.stack : String(error)}\n`);
  return exitStatus.failed;
}
