import { Option, type Command } from 'commander';
import type { DeltaFilter } from '../commands/deltas.ts';
import type { TrendFilter } from '../commands/trends.ts';
import { countOption } from '../count-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup, type RemoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

const kinds = ['new', 'reopened', 'fixed', 'withdrawn', 'decided', 'changed'];

/** `sitewarden deltas` and `sitewarden trends` */
export function addChangeCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const remote = remoteGroup(program, host, finish);
  addDeltas(remote);
  addTrends(remote);
}

function addDeltas({ command, run }: RemoteGroup): void {
  command('deltas', 'what became of findings between two times or two scans, and why')
    .requiredOption('--from <when>', 'an instant such as 2026-11-01T00:00:00Z, or the id or code of a scan')
    .option('--to <when>', 'the same; now when not given')
    .option('--limit <number>', 'so many at most', countOption)
    .option('--site <site>', 'id of a site')
    .addOption(new Option('--kind <kind>', 'what became of them').choices(kinds))
    .action((options: RemoteOptions & DeltaFilter) =>
      run(options, async (remote) => (await import('../commands/deltas.ts')).runDeltas(remote, options)),
    );
}

function addTrends({ command, run }: RemoteGroup): void {
  command('trends', 'how many findings were open over time, how long fixes took, what is overdue')
    .option('--from <when>', 'an instant; thirty days before --to when not given')
    .option('--to <when>', 'an instant; now when not given')
    .addOption(new Option('--interval <interval>', 'day when not given').choices(['day', 'week', 'month']))
    .addOption(
      new Option('--group <group>', 'what to tell apart; nothing when not given').choices([
        'organization',
        'site',
        'device_class',
      ]),
    )
    .option('--site <site>', 'id of a site')
    .action((options: RemoteOptions & TrendFilter) =>
      run(options, async (remote) => (await import('../commands/trends.ts')).runTrends(remote, options)),
    );
}
