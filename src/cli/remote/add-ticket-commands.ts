import { Option, type Command } from 'commander';
import type { TicketFilter, TicketLink } from '../commands/tickets.ts';
import { countOption } from '../count-option.ts';
import { listOption } from '../list-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup, type RemoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

const load = () => import('../commands/tickets.ts');
// Written out, because the schemas of the domain would be loaded for every command; a test compares them with the API.
const states = ['open', 'closed', 'verified', 'reopened'];

/** `sitewarden tickets …` */
export function addTicketCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const group = program.command('tickets').description('work of a help desk that is to mend findings');
  const remote = remoteGroup(group, host, finish);
  addReading(remote);
  addLinking(remote);
  addStates(remote);
}

function addReading({ command, run }: RemoteGroup): void {
  command('list', 'all tickets, or those that the options name')
    .option('--limit <number>', 'so many at most', countOption)
    .addOption(new Option('--state <state>', 'how far it is').choices(states))
    .option('--reference <reference>', 'as the help desk names it')
    .action((options: RemoteOptions & TicketFilter) =>
      run(options, async (service) => (await load()).runTicketsList(service, options)),
    );
  command('get', 'one ticket, with what is left of it')
    .argument('<ticket>', 'its id')
    .action((ticket: string, options: RemoteOptions) =>
      run(options, async (service) => (await load()).runTicketsGet(service, ticket)),
    );
  command('findings', 'the findings that are linked to a ticket')
    .argument('<ticket>', 'its id')
    .option('--limit <number>', 'so many at most', countOption)
    .action((ticket: string, options: RemoteOptions & { limit?: number }) =>
      run(options, async (service) => (await load()).runTicketsFindings(service, ticket, options.limit)),
    );
}

function addLinking({ command, run }: RemoteGroup): void {
  command('link', 'link findings to a ticket, which is made where there is none')
    .argument('<reference>', 'as the help desk names it, such as OPS-1423')
    .option('--link <address>', 'where people read it')
    .option('--finding <finding>', 'id of a finding; may be given again', listOption)
    .option('--cve <cve>', 'all findings of this CVE')
    .option('--device <device>', 'all findings on this device')
    .option('--site <site>', 'of these those of this site alone')
    .action((reference: string, options: RemoteOptions & TicketLink) =>
      run(options, async (service) => (await load()).runTicketsLink(service, reference, options)),
    );
  command('unlink', 'take a finding from a ticket')
    .argument('<ticket>', 'its id')
    .argument('<finding>', 'id of the finding')
    .action((ticket: string, finding: string, options: RemoteOptions) =>
      run(options, async (service) => (await load()).runTicketsUnlink(service, ticket, finding)),
    );
}

function addStates({ command, run }: RemoteGroup): void {
  command('close', 'say that what a ticket was for is mended: a scan verifies it')
    .argument('<reference>', 'as the help desk names it')
    .action((reference: string, options: RemoteOptions) =>
      run(options, async (service) => (await load()).runTicketsClose(service, reference)),
    );
  command('reopen', 'take back that a ticket is done')
    .argument('<reference>', 'as the help desk names it')
    .action((reference: string, options: RemoteOptions) =>
      run(options, async (service) => (await load()).runTicketsReopen(service, reference)),
    );
  command('delete', 'take a ticket away; its findings stay')
    .argument('<ticket>', 'its id')
    .action((ticket: string, options: RemoteOptions) =>
      run(options, async (service) => (await load()).runTicketsDelete(service, ticket)),
    );
}
