import type { Command } from 'commander';
import type { ProgramHost } from '../program-host.ts';

/** Work on the store itself, which the settings name; no service is asked. */
export function addAdminCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const admin = program
    .command('admin')
    .description(
      'work on the store of SITEWARDEN_DATA_DIR or DATABASE_URL itself; an embedded one must not be in use',
    );
  admin
    .command('prune')
    .description('forget what is older than the organizations want it kept')
    .option('--dry-run', 'only say how much that would be', false)
    .action(async ({ dryRun }: { dryRun: boolean }) => finish(await host.admin({ task: 'prune', dryRun })));
  admin
    .command('backup')
    .description('write all that is kept into one file, as it stands at one moment')
    .argument('<file>')
    .action(async (file: string) => finish(await host.admin({ task: 'backup', file })));
  admin
    .command('restore')
    .description('put a backup into an empty store, which may be of the other kind')
    .argument('<file>')
    .action(async (file: string) => finish(await host.admin({ task: 'restore', file })));
  admin
    .command('migrate')
    .description('bring the schema of the store up to date, as every start does')
    .action(async () => finish(await host.admin({ task: 'migrate' })));
}
