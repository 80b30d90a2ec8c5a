import type { Command } from 'commander';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden vex …` */
export function addVexCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const group = program.command('vex').description('what vendors say of CVEs in their products');
  const { command, run } = remoteGroup(group, host, finish);
  command('import', 'take an OpenVEX or CSAF 2.0 document in: what it calls not affected is a false positive')
    .argument('<file>', 'the document, - for standard input')
    .option('--site <site>', 'id of the site that it counts at; all when not given')
    .action((file: string, options: RemoteOptions & { site?: string }) =>
      run(options, async (remote) =>
        (await import('../commands/vex.ts')).runVexImport(remote, file, options.site),
      ),
    );
}
