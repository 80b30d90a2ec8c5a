import type { Command } from 'commander';
import type { IntelUpdateArguments } from '../commands/intel-update.ts';
import { listOption } from '../list-option.ts';
import type { ProgramHost } from '../program-host.ts';

/** `sitewarden intel update`. */
export function addUpdateCommand(intel: Command, host: ProgramHost, finish: (status: number) => void): void {
  intel
    .command('update')
    .description('fetch what has changed of the feeds and build the bundle anew')
    .option('--feed <name>', 'only this feed; may be given again', listOption)
    .option('--from <dir>', 'take feeds from the folders of their names in it, nothing from the network')
    .option('--out <file>', 'the bundle to write; that of the service when not given')
    .action(async (options: IntelUpdateArguments) => {
      const { runIntelUpdate } = await import('../commands/intel-update.ts');
      finish(await runIntelUpdate(options, host.io, host.signal));
    });
}
