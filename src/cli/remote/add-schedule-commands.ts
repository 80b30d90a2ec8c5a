import type { Command } from 'commander';
import type { ScheduleTerms } from '../commands/schedules.ts';
import { countOption } from '../count-option.ts';
import { listOption } from '../list-option.ts';
import { numberOption } from '../parse-number-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup, type RemoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

const load = () => import('../commands/schedules.ts');

/** `sitewarden schedules …` */
export function addScheduleCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const group = program.command('schedules').description('scan schedules of a running service');
  const remote = remoteGroup(group, host, finish);
  addReading(remote);
  addWriting(remote);
  addRunning(remote);
}

function addReading({ command, run }: RemoteGroup): void {
  command('list', 'all schedules that the token may see')
    .option('--limit <number>', 'so many at most', countOption)
    .action((options: RemoteOptions & { limit?: number }) =>
      run(options, async (remote) => (await load()).runSchedulesList(remote, options)),
    );
  command('get', 'one schedule, with its latest scan')
    .argument('<schedule>', 'its id')
    .action((schedule: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSchedulesGet(remote, schedule)),
    );
  command('next-runs', 'when a schedule runs next, over changes of the clocks')
    .argument('<schedule>', 'its id')
    .option('--count <number>', 'how many runs', numberOption(1, 100), 10)
    .action((schedule: string, options: RemoteOptions & { count: number }) =>
      run(options, async (remote) => (await load()).runSchedulesNextRuns(remote, schedule, options.count)),
    );
}

function addWriting({ command, run }: RemoteGroup): void {
  termsOf(command('create', 'plan recurring scans')).action((options: RemoteOptions & ScheduleTerms) =>
    run(options, async (remote) => (await load()).runSchedulesCreate(remote, options)),
  );
  termsOf(command('update', 'change a schedule; what no option names stays'))
    .argument('<schedule>', 'its id')
    .action((schedule: string, options: RemoteOptions & ScheduleTerms) =>
      run(options, async (remote) => (await load()).runSchedulesUpdate(remote, schedule, options)),
    );
  command('delete', 'end a schedule and its running scan; its reports stay')
    .argument('<schedule>', 'its id')
    .action((schedule: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSchedulesDelete(remote, schedule)),
    );
}

function addRunning({ command, run }: RemoteGroup): void {
  command('start', 'scan now what a schedule names')
    .argument('<schedule>', 'its id')
    .action((schedule: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSchedulesStart(remote, schedule)),
    );
  command('stop', 'end the scan of a schedule that is under way')
    .argument('<schedule>', 'its id')
    .action((schedule: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSchedulesStop(remote, schedule)),
    );
}

function termsOf(command: Command): Command {
  return command
    .option('--file <file>', 'the whole body as JSON, - for standard input; other options go over it')
    .option('--description <text>', 'what people call it')
    .option('--day <number>', 'day of the week, 0 = Sunday', numberOption(0, 6))
    .option('--time <time>', 'HH:mm in the time zone')
    .option('--every <weeks>', 'weeks from run to run', numberOption(1, 52))
    .option('--timezone <zone>', 'IANA name, such as Europe/Berlin')
    .option('--min-cvss <score>', 'leave findings scored below out of reports', numberOption(0, 10))
    .option('--warning <score>', 'CVSS score that warns', numberOption(0, 10))
    .option('--ignore-offline', 'run at once where a site does not answer, without it')
    .option('--no-ignore-offline', 'wait for such a site, as long as missed runs may (the default)')
    .option('--site <site=subnet>', 'id of a site and a network of it; may be given again', listOption)
    .option('--notification-group <group>', 'id or name of a notification group; nothing is sent yet');
}
