import { exitStatus } from '../cli/cli-streams.ts';
import type { ServeIo } from './serve-io.ts';

// A clean stop takes less; whatever hangs is cut off here. Everything stored survives a cut.
const longestStopMs = 4700;

/** Runs a program until SIGINT or SIGTERM, then closes it; a second signal ends the process at once. */
export async function untilStopped(
  io: ServeIo,
  start: () => Promise<{ close(): Promise<void> }>,
): Promise<number> {
  const stopped = stopSignal(io);
  const running = await start();
  await stopped;
  await running.close();
  io.stdout.write('Stopped.\n');
  return exitStatus.done;
}

function stopSignal(io: ServeIo): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(exitStatus.failed);
      asked = true;
      io.stdout.write('\nStopping … (a running scan goes on at the next start)\n');
      setTimeout(() => {
        io.stderr.write('sitewarden: stopping took too long; ended at once. Nothing stored is lost.\n');
        process.exit(exitStatus.failed);
      }, longestStopMs).unref();
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
