import { Option, type Command } from 'commander';
import { findingOrders } from '../../domain/device-finding.ts';
import type { FindingFilter } from '../commands/findings.ts';
import { countOption } from '../count-option.ts';
import { numberOption } from '../parse-number-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup, type RemoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

const load = () => import('../commands/findings.ts');
// Written out, because the schemas of the domain would be loaded for every command; a test compares them with the API.
const severities = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'UNSCORED'];
const standings = ['open', 'accepted', 'mitigated', 'false_positive'];
const states = [
  'open',
  'reopened',
  'accepted',
  'mitigated',
  'false_positive',
  'fixed_verified',
  'fixed_assumed',
  'unknown',
];
const tiers = ['three_days_and_forensic_triage', 'three_days', 'fourteen_days', 'sixty_days', 'next_upgrade'];

/** `sitewarden findings …` */
export function addFindingCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const group = program.command('findings').description('CVEs found on devices');
  const remote = remoteGroup(group, host, finish);
  addList(remote);
  remote
    .command('verify', 'scan the services alone that show a finding, to see whether it is still there')
    .argument('<finding>', 'its id')
    .action((finding: string, options: RemoteOptions) =>
      remote.run(options, async (service) => (await load()).runFindingsVerify(service, finding)),
    );
}

function addList({ command, run }: RemoteGroup): void {
  command('list', 'all findings, or those that the options name')
    .option('--limit <number>', 'so many at most', countOption)
    .option('--site <site>', 'id of a site')
    .option('--device <device>', 'id of a device')
    .option('--cve <cve>', 'CVE id')
    .option('--ticket <ticket>', 'id of a ticket that they are linked to')
    .addOption(new Option('--severity <severity>', 'as the score says').choices(severities))
    .addOption(new Option('--status <status>', 'what was decided').choices(standings))
    .addOption(
      new Option('--state <state>', 'where it is in its life; fixed and unknown ones with --closed').choices(
        states,
      ),
    )
    .option('--closed', 'those that no longer stand, instead of those that do')
    .option('--overdue', 'what is open and was due before now')
    .option('--known-exploited', "what is in CISA's catalogue of exploited CVEs")
    .option('--min-score <score>', 'leave out findings scored below', numberOption(0, 10))
    .addOption(new Option('--tier <tier>', 'so urgent').choices(tiers))
    .addOption(new Option('--sort <order>', 'what comes first').choices([...findingOrders]))
    .action((options: RemoteOptions & FindingFilter) =>
      run(options, async (remote) => (await load()).runFindingsList(remote, options)),
    );
}
