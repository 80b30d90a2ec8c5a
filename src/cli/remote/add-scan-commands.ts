import type { Command } from 'commander';
import type { ScanStartArguments } from '../commands/scans.ts';
import { countOption } from '../count-option.ts';
import { numberOption } from '../parse-number-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup, type RemoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

const load = () => import('../commands/scans.ts');
const scanWords = 'its id, or its code such as ABC-DEF-GHJ';

/** `sitewarden scans …` */
export function addScanCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const group = program.command('scans').description('scans of a running service and their reports');
  const remote = remoteGroup(group, host, finish);
  addReports(remote);
  addExecution(remote);
}

function addReports({ command, run }: RemoteGroup): void {
  command('list', 'reports of all scans, newest first')
    .option('--limit <number>', 'so many at most', countOption)
    .action((options: RemoteOptions & { limit?: number }) =>
      run(options, async (remote) => (await load()).runScansList(remote, options)),
    );
  command('get', 'the report of one scan')
    .argument('<scan>', scanWords)
    .action((scan: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runScansGet(remote, scan)),
    );
  command('delete', 'take the report of an ended scan away')
    .argument('<scan>', scanWords)
    .action((scan: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runScansDelete(remote, scan)),
    );
}

function addExecution({ command, run }: RemoteGroup): void {
  command('start', 'scan targets of a site now')
    .argument('<target...>', 'IPv4 addresses with --schedule; else addresses, networks and ranges too')
    .requiredOption('--site <site>', 'id of the site that the targets belong to')
    .option('--schedule <schedule>', 'id of a schedule whose settings the scan uses')
    .option('--min-cvss <score>', 'leave findings scored below out of the report', numberOption(0, 10))
    .option('--watch', 'stay until the scan has ended and print its report', false)
    .action((targets: string[], options: RemoteOptions & ScanStartArguments) =>
      run(options, async (remote) => (await load()).runScansStart(remote, targets, options)),
    );
  command('stop', 'end a scan; what it has found is kept')
    .argument('<scan>', 'its id')
    .action((scan: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runScansStop(remote, scan)),
    );
  command('watch', 'stay until a scan has ended and print its report; 1 when it failed or was stopped')
    .argument('<scan>', scanWords)
    .action((scan: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runScansWatch(remote, scan)),
    );
}
