import type { Command } from 'commander';
import { countOption } from '../count-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden vex …` */
export function addVexCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const group = program.command('vex').description('what vendors say of CVEs in their products');
  const { command, run } = remoteGroup(group, host, finish);
  const load = () => import('../commands/vex.ts');
  command('import', 'take an OpenVEX or CSAF 2.0 document in: what it calls not affected is a false positive')
    .argument('<file>', 'the document, - for standard input')
    .option('--site <site>', 'id of the site that it counts at; all when not given')
    .action((file: string, options: RemoteOptions & { site?: string }) =>
      run(options, async (remote) => (await load()).runVexImport(remote, file, options.site)),
    );
  command('list', 'the documents that count')
    .option('--all', 'those too that were replaced or withdrawn')
    .option('--limit <number>', 'so many at most', countOption)
    .action((options: RemoteOptions & { limit?: number; all?: true }) =>
      run(options, async (remote) => (await load()).runVexList(remote, options)),
    );
  command('withdraw', 'end all that a document decided; what nothing else covers is open again')
    .argument('<document>', 'its id, as import and list tell it')
    .action((document: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runVexWithdraw(remote, document)),
    );
}
