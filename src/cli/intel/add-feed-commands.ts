import type { Command } from 'commander';
import type { IntelExportArguments, IntelImportArguments } from '../commands/intel-exchange.ts';
import type { IntelUpdateArguments } from '../commands/intel-update.ts';
import { listOption } from '../list-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from '../remote/remote-command.ts';
import type { RemoteOptions } from '../remote/remote.ts';

/** `sitewarden intel update`, `status`, `export` and `import`. */
export function addFeedCommands(intel: Command, host: ProgramHost, finish: (status: number) => void): void {
  intel
    .command('update')
    .description('fetch what has changed of the feeds and build the bundle anew')
    .option('--feed <name>', 'only this feed; may be given again', listOption)
    .option('--from <dir>', 'take feeds from the folders of their names in it, nothing from the network')
    .option('--out <file>', 'the bundle to write; that of the service when not given')
    .action(async (options: Omit<IntelUpdateArguments, 'version'>) => {
      const { runIntelUpdate } = await import('../commands/intel-update.ts');
      finish(await runIntelUpdate({ ...options, version: host.version }, host.io, host.signal));
    });
  const remote = remoteGroup(intel, host, finish);
  remote
    .command('status', 'tell which intelligence a running service uses, and its feeds; 3 when it is stale')
    .action((options: RemoteOptions) =>
      remote.run(options, async (to) => (await import('../commands/intel-status.ts')).runIntelStatus(to)),
    );
  intel
    .command('export')
    .description('write the bundle with its digest into one file, for a network without internet')
    .argument('<file>')
    .option('--intel <file>', 'the bundle; that of the service when not given')
    .option('--sign <keyfile>', 'sign it with this Ed25519 private key (PEM)')
    .action(async (file: string, options: IntelExportArguments) => {
      const { runIntelExport } = await import('../commands/intel-exchange.ts');
      finish(await runIntelExport(file, options, host.io, host.signal));
    });
  intel
    .command('import')
    .description('check what export wrote and put it in the place of the bundle')
    .argument('<file>')
    .option('--out <file>', 'the bundle to replace; that of the service when not given')
    .option('--allow-older', 'also when its newest record is older than that of the standing one', false)
    .action(async (file: string, options: IntelImportArguments) => {
      const { runIntelImport } = await import('../commands/intel-exchange.ts');
      finish(await runIntelImport(file, options, host.io, host.signal));
    });
}
