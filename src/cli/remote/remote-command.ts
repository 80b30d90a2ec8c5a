import type { Command } from 'commander';
import { exitStatus } from '../cli-streams.ts';
import type { ProgramHost } from '../program-host.ts';
import type { Remote, RemoteOptions } from './remote.ts';

export const urlWords = 'of the service; else SITEWARDEN_URL, else http://127.0.0.1:8080';
export const tokenWords = 'API key or JWT; better in SITEWARDEN_TOKEN, where no process list shows it';

/** Makes the commands of one group; they load the client only when they run. */
export interface RemoteGroup {
  /** A command of the group with the options that each has. */
  readonly command: (usage: string, description: string) => Command;
  /** Runs a command against the service that its options name; its status is 0 unless it gives another. */
  readonly run: (options: RemoteOptions, act: (remote: Remote) => Promise<number | void>) => Promise<void>;
}

export function remoteGroup(
  group: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): RemoteGroup {
  return {
    command: (usage, description) =>
      group
        .command(usage)
        .description(description)
        .option('--url <address>', urlWords)
        .option('--token <token>', tokenWords)
        .option('--json', 'print what the service answered', false),
    run: async (options, act) => {
      const { openRemote } = await import('./remote.ts');
      finish((await act(openRemote(options, host.io, host.signal))) ?? exitStatus.done);
    },
  };
}
