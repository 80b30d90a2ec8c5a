import type { MitigationStep, ProductMitigation, UpgradeTarget } from '../../domain/device-mitigation.ts';
import { isRouterOs, routerOsWorkarounds } from './routeros-steps.ts';

const backup: MitigationStep = {
  kind: 'backup',
  text: 'Keep a backup and the configuration as text, and copy both off the router.',
  commands: ['/system backup save name=before-update', '/export file=before-update'],
};

/** What to do about one product, in the order of doing it. */
export function deviceMitigationSteps(product: ProductMitigation): readonly MitigationStep[] {
  const steps = isRouterOs(product.product) ? routerOsSteps(product) : otherSteps(product);
  return [...steps, verifyStep(product)];
}

function routerOsSteps(product: ProductMitigation): MitigationStep[] {
  const { target } = product;
  const upgrade = target === null ? [] : [backup, upgradeStep(product, target), routerBoardStep];
  return [...workaroundSteps(product), ...upgrade];
}

function upgradeStep({ channel, version }: ProductMitigation, target: UpgradeTarget): MitigationStep {
  const to = target.channel ?? 'stable';
  const isMajor = to === 'upgrade';
  const change = isMajor
    ? `No release of the own major version mends it: this goes from RouterOS ${version ?? ''} to RouterOS 7. Read the release notes first. `
    : channel !== null && channel.name !== to
      ? `This changes the channel from ${channel.name} (${channel.basis}) to ${to}. `
      : '';
  return {
    kind: 'upgrade',
    text:
      `${change}The check shows \`latest-version\`: go on if it is ${target.version}, or a newer release of the same ` +
      'line. Where the channel offers another line, compare with the lowest good version of that line first. The ' +
      'last command downloads, installs and restarts the router.',
    commands: [
      `/system package update set channel=${to}`,
      '/system package update check-for-updates',
      '/system package update install',
    ],
  };
}

const routerBoardStep: MitigationStep = {
  kind: 'upgrade',
  text: 'On RouterBOARD hardware only: bring the boot loader to the same release and restart once more.',
  commands: ['/system routerboard upgrade', '/system reboot'],
};

/** Narrows what the records speak of: until the upgrade, or for good where no version mends it. */
function workaroundSteps({ cves, target }: ProductMitigation): MitigationStep[] {
  const commands = new Set<string>();
  for (const { description } of cves) {
    for (const { command } of routerOsWorkarounds(description)) commands.add(command);
  }
  if (commands.size === 0) return [];
  const when = target === null ? 'No version is known that mends it' : 'Until the upgrade';
  return [
    {
      kind: 'workaround',
      text:
        `${when}: narrow the services that the records name, those of them that you can do without; ` +
        '192.168.88.0/24 stands for your own management network.',
      commands: [...commands],
    },
  ];
}

function otherSteps({ name, target, distribution, cves }: ProductMitigation): MitigationStep[] {
  if (distribution !== null) {
    const packages = new Set(cves.map(({ fixedPackage }) => fixedPackage).filter((one) => one !== null));
    const [first = ''] = [...packages].map((one) => one.split(' ')[0] ?? '');
    const known = packages.size === 0 ? '' : ` Mended in: ${[...packages].toSorted().join(', ')}.`;
    return [
      {
        kind: 'upgrade',
        text:
          `A distribution built it (${distribution}): its packages are mended without a new version of the program, ` +
          `so take them from there and not from upstream.${known}`,
        commands:
          first === ''
            ? ['apt-get update', 'apt-get upgrade']
            : ['apt-get update', `apt-get install --only-upgrade '?source-package(^${first}$)'`],
      },
    ];
  }
  if (target === null) {
    return [
      {
        kind: 'workaround',
        text: `No statement names a version of ${name} that mends it: let as few as possible reach it, and watch the vendor's advisories.`,
        commands: [],
      },
    ];
  }
  return [
    { kind: 'upgrade', text: `Upgrade ${name} to ${target.version} or a newer version.`, commands: [] },
  ];
}

function verifyStep({ product, services }: ProductMitigation): MitigationStep {
  const where = services.map(({ port, transport }) => `${transport} ${port}`).join(', ');
  return {
    kind: 'verify',
    text:
      'Look at the version that runs, then scan the address again (`POST /v1/scans`): the findings must be gone' +
      `${where === '' ? '' : ` from ${where}`}.`,
    commands: isRouterOs(product) ? ['/system resource print', '/system package print'] : [],
  };
}
