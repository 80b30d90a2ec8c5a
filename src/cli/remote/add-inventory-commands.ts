import { Option, type Command } from 'commander';
import { deviceClasses } from '../../domain/device-class.ts';
import { findingOrders } from '../../domain/device-finding.ts';
import type { DeviceFilter } from '../commands/devices.ts';
import type { FindingFilter } from '../commands/findings.ts';
import { countOption } from '../count-option.ts';
import { numberOption } from '../parse-number-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden devices …` and `sitewarden findings …` */
export function addInventoryCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  addDeviceCommands(program, host, finish);
  addFindingCommands(program, host, finish);
}

function addDeviceCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const devices = remoteGroup(
    program.command('devices').description('devices that scans have found'),
    host,
    finish,
  );
  devices
    .command('list', 'all devices, or those that the options name')
    .option('--limit <number>', 'so many at most', countOption)
    .option('--site <site>', 'id of a site')
    .option('--mac <address>', 'MAC address, in any form')
    .addOption(new Option('--class <class>', 'kind of device').choices(deviceClasses))
    .option('--search <text>', 'part of an address, a name or a manufacturer')
    .action((options: RemoteOptions & DeviceFilter) =>
      devices.run(options, async (remote) =>
        (await import('../commands/devices.ts')).runDevicesList(remote, options),
      ),
    );
}

function addFindingCommands(program: Command, host: ProgramHost, finish: (status: number) => void): void {
  const findings = remoteGroup(
    program.command('findings').description('CVEs found on devices'),
    host,
    finish,
  );
  findings
    .command('list', 'all findings, or those that the options name')
    .option('--limit <number>', 'so many at most', countOption)
    .option('--site <site>', 'id of a site')
    .option('--device <device>', 'id of a device')
    .option('--cve <cve>', 'CVE id')
    .addOption(
      new Option('--severity <severity>', 'as the score says').choices([
        'NONE',
        'LOW',
        'MEDIUM',
        'HIGH',
        'CRITICAL',
        'UNSCORED',
      ]),
    )
    .addOption(new Option('--status <status>', 'what was decided').choices(['open', 'accepted', 'mitigated']))
    .option('--min-score <score>', 'leave out findings scored below', numberOption(0, 10))
    .addOption(
      new Option('--tier <tier>', 'so urgent').choices([
        'three_days_and_forensic_triage',
        'three_days',
        'fourteen_days',
        'sixty_days',
        'next_upgrade',
      ]),
    )
    .addOption(new Option('--sort <order>', 'what comes first').choices([...findingOrders]))
    .action((options: RemoteOptions & FindingFilter) =>
      findings.run(options, async (remote) =>
        (await import('../commands/findings.ts')).runFindingsList(remote, options),
      ),
    );
}
