import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { SkippedRelease } from '../../domain/device-mitigation.ts';
import type { MitigationProduct } from '../../domain/mitigation.ts';
import { markdownText } from './markdown-text.ts';

/** How a RouterOS service is switched off or narrowed, by the word that names it in a record. */
const services: readonly (readonly [word: RegExp, name: string, commands: string])[] = [
  [/\bwinbox\b/iu, 'WinBox', '/ip service set winbox address=192.168.88.0/24'],
  [
    /\b(?:www|https?|web ?fig|web interface|web server|jsproxy|rest api)\b/iu,
    'the web interface',
    '/ip service disable www,www-ssl',
  ],
  [/\bssh\b/iu, 'SSH', '/ip service set ssh address=192.168.88.0/24'],
  [/\btelnet\b/iu, 'Telnet', '/ip service disable telnet'],
  [/\bftp\b/iu, 'FTP', '/ip service disable ftp'],
  [/\bsmb\b/iu, 'SMB', '/ip smb set enabled=no'],
  [/\bsnmp\b/iu, 'SNMP', '/snmp set enabled=no'],
  [/\bdns\b/iu, 'DNS', '/ip dns set allow-remote-requests=no'],
  [/\bupnp\b/iu, 'UPnP', '/ip upnp set enabled=no'],
  [/\bsocks\b/iu, 'SOCKS', '/ip socks set enabled=no'],
  [/\bproxy\b/iu, 'the web proxy', '/ip proxy set enabled=no'],
  [/\bbandwidth[- ]test\b/iu, 'the bandwidth test', '/tool bandwidth-server set enabled=no'],
];

/** Commands that narrow the services which a record speaks of. */
export function routerOsWorkarounds(
  description: string,
): readonly { readonly service: string; readonly command: string }[] {
  return services
    .filter(([word]) => word.test(description))
    .map(([, service, command]) => ({ service, command }));
}

/** Whether a product is MikroTik RouterOS. */
export function isRouterOs(product: string): boolean {
  return product === 'o:mikrotik:routeros';
}

/** What to do on RouterOS: upgrade on the channel in use, and narrow the service that the record speaks of. */
export function routerOsSteps(cve: CveDetail, { ranges, skipped }: MitigationProduct): string {
  const fixed = ranges.filter(({ firstFixed }) => firstFixed !== null);
  const targets = fixed.map(
    ({ affected, firstFixed }) =>
      `- where ${markdownText(affected, 200)}: ${goodRelease(firstFixed ?? '', skipped)}`,
  );
  const goal =
    fixed.length === 0
      ? 'No record in the intelligence in use gives a fixed RouterOS version, so none is named here. Upgrade to the ' +
        'newest version of your channel, and look in the MikroTik changelog whether it names this CVE.'
      : `Upgrade to the first fixed version of your branch, or a newer one:\n\n${targets.join('\n')}`;
  return `**RouterOS.** ${goal}\n\n${commands}\n\n${serviceAdvice(cve)}`;
}

/** The first fixed release, or the one that repaired what is known to be wrong with it. */
function goodRelease(version: string, skipped: readonly SkippedRelease[]): string {
  const passed: SkippedRelease[] = [];
  let release = version;
  let bad = skipped.find((one) => one.version === release);
  while (bad !== undefined && !passed.includes(bad)) {
    passed.push(bad);
    release = bad.repairedIn;
    bad = skipped.find((one) => one.version === release);
  }
  const why = passed.map(
    (one) => `, not ${markdownText(one.version, 60)}: ${markdownText(one.problem, 200)}`,
  );
  return `${markdownText(release, 60)} or newer${why.join('')}`;
}

const commands = [
  'The commands are the same on version 6 and version 7. Stay on the channel that the router uses (`long-term` or ' +
    '`stable`); the last command downloads, installs and restarts the router.',
  '```\n/system backup save name=before-update\n/export file=before-update\n/system package update print\n' +
    '/system package update check-for-updates\n/system package update install\n```',
  'A router on version 6 whose branch has no fix must move to version 7: read the release notes first, then ' +
    '`/system package update set channel=upgrade`. On RouterBOARD hardware, finish with `/system routerboard upgrade` ' +
    'and a restart.',
].join('\n\n');

function serviceAdvice({ description }: CveDetail): string {
  const named = routerOsWorkarounds(description);
  if (named.length === 0) {
    return (
      'Until then, switch off services that are not needed (`/ip service print`, `/ip service disable …`) and let ' +
      'management in only from your own network: `/ip service set winbox,ssh,www address=192.168.88.0/24`, with ' +
      'your network in place of the example.'
    );
  }
  const lines = named.map(({ service, command }) => `- ${service}: \`${command}\``);
  return (
    'Until then, reduce the exposure of what the record names, if you can do without it; the example network stands ' +
    `for yours:\n\n${lines.join('\n')}`
  );
}
