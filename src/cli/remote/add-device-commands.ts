import { Option, type Command } from 'commander';
import { deviceClasses } from '../../domain/device-class.ts';
import type { DeviceFilter } from '../commands/devices.ts';
import { countOption } from '../count-option.ts';
import type { ProgramHost } from '../program-host.ts';
import { remoteGroup } from './remote-command.ts';
import type { RemoteOptions } from './remote.ts';

/** `sitewarden devices …` */
export function addDeviceCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const group = program.command('devices').description('devices that scans have found');
  const { command, run } = remoteGroup(group, host, finish);
  command('list', 'all devices, or those that the options name')
    .option('--limit <number>', 'so many at most', countOption)
    .option('--site <site>', 'id of a site')
    .option('--mac <address>', 'MAC address, in any form')
    .addOption(new Option('--class <class>', 'kind of device').choices(deviceClasses))
    .option('--search <text>', 'part of an address, a name or a manufacturer')
    .action((options: RemoteOptions & DeviceFilter) =>
      run(options, async (remote) =>
        (await import('../commands/devices.ts')).runDevicesList(remote, options),
      ),
    );
  command('explain <device>', 'what comes of a CVE at each service of a device, and why')
    .requiredOption('--cve <id>', 'id of the CVE')
    .action((device: string, options: RemoteOptions & { readonly cve: string }) =>
      run(options, async (remote) =>
        (await import('../commands/devices.ts')).runDevicesExplain(remote, device, options.cve),
      ),
    );
}
