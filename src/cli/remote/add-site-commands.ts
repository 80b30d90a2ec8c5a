import type { Command } from 'commander';
import type { SiteTerms } from '../commands/sites.ts';
import { listOption } from '../list-option.ts';
import { countOption } from '../count-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden sites …` */
export function addSiteCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const group = program.command('sites').description('sites of a running service');
  const { command, run } = remoteGroup(group, host, finish);
  const load = () => import('../commands/sites.ts');
  command('list', 'all sites that the token may see')
    .option('--limit <number>', 'so many at most', countOption)
    .action((options: RemoteOptions & { limit?: number }) =>
      run(options, async (remote) => (await load()).runSitesList(remote, options)),
    );
  command('get', 'one site')
    .argument('<site>', 'its id')
    .action((site: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSitesGet(remote, site)),
    );
  termsOf(command('create', 'declare a site and its networks')).action((options: RemoteOptions & SiteTerms) =>
    run(options, async (remote) => (await load()).runSitesCreate(remote, options)),
  );
  termsOf(command('update', 'change a site; what no option names stays'))
    .argument('<site>', 'its id')
    .action((site: string, options: RemoteOptions & SiteTerms) =>
      run(options, async (remote) => (await load()).runSitesUpdate(remote, site, options)),
    );
  command('delete', 'take a site away, out of all schedules too')
    .argument('<site>', 'its id')
    .action((site: string, options: RemoteOptions) =>
      run(options, async (remote) => (await load()).runSitesDelete(remote, site)),
    );
}

function termsOf(command: Command): Command {
  return command
    .option('--file <file>', 'the whole body as JSON, - for standard input; other options go over it')
    .option('--name <name>', 'unique within the organization')
    .option('--network <network>', 'CIDR network of the site; may be given again', listOption)
    .option(
      '--exclude <network>',
      'CIDR network that is never scanned, or a device: mac:…, oui:…, class:…; may be given again',
      listOption,
    );
}
