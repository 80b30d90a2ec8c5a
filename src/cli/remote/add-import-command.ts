import type { Command } from 'commander';
import { exitStatus } from '../cli-streams.ts';
import type { ProgramHost } from '../program-host.ts';
import { tokenWords, urlWords } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden import` */
export function addImportCommand(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  program
    .command('import')
    .description('take what nmap has found into a running service, as a scan of a site')
    .argument('<file>', 'what "nmap -oX" wrote, - for standard input')
    .requiredOption('--site <site>', 'id of the site that the hosts belong to')
    .option('--url <address>', urlWords)
    .option('--token <token>', tokenWords)
    .option('--json', 'print what the service answered', false)
    .action(async (file: string, options: RemoteOptions & { site: string }) => {
      const { openRemote } = await import('./remote.ts');
      const { runImport } = await import('../commands/import.ts');
      await runImport(openRemote(options, host.io, host.signal), file, options.site);
      finish(exitStatus.done);
    });
}
