/**
 * What stands in offices and data centres, written by hand: products with plausible versions and, at the end, how many
 * of a hundred services they are. It is no measured survey; it only has to ask for popular products as often as
 * networks do.
 */
const inventory: readonly (readonly [product: string, versions: readonly string[], share: number])[] = [
  ['o:mikrotik:routeros', dotted(6, [[40, 49]], 10).concat(dotted(7, [[1, 22]], 5)), 18],
  [
    'a:openbsd:openssh',
    [
      '6.6.1:p1',
      '7.4',
      '7.6:p1',
      '7.9:p1',
      '8.0',
      '8.2:p1',
      '8.4:p1',
      '8.9:p1',
      '9.2:p1',
      '9.6:p1',
      '9.9:p1',
    ],
    16,
  ],
  ['a:f5:nginx', dotted(1, [[10, 27]], 4), 9],
  ['a:apache:http_server', dotted(2, [[2, 2]], 34).concat(dotted(2, [[4, 4]], 63)), 8],
  [
    'a:dropbear_ssh_project:dropbear_ssh',
    ['2012.55', '2014.63', '2016.74', '2017.75', '2018.76', '2019.78', '2020.81', '2022.83', '2024.86'],
    6,
  ],
  ['a:thekelleys:dnsmasq', dotted(2, [[45, 90]], 1).map((version) => version.replace(/\.0$/u, '')), 5],
  ['a:oracle:mysql', dotted(5, [[5, 7]], 40).concat(dotted(8, [[0, 0]], 40)), 5],
  ['a:mariadb:mariadb', dotted(10, [[3, 11]], 20), 4],
  ['a:redis:redis', dotted(5, [[0, 0]], 14).concat(dotted(6, [[0, 2]], 16), dotted(7, [[0, 2]], 10)), 4],
  [
    'a:postgresql:postgresql',
    [9, 10, 11, 12, 13, 14, 15, 16].flatMap((major) => range(0, 15).map((minor) => `${major}.${minor}`)),
    3,
  ],
  ['a:exim:exim', dotted(4, [[80, 98]], 1).map((version) => version.replace(/\.0$/u, '')), 3],
  ['a:postfix:postfix', dotted(3, [[1, 9]], 6), 2],
  ['a:dovecot:dovecot', dotted(2, [[2, 3]], 30), 2],
  ['a:lighttpd:lighttpd', dotted(1, [[4, 4]], 76), 2],
  ['a:vsftpd_project:vsftpd', ['2.3.4', '3.0.2', '3.0.3', '3.0.5'], 1],
  ['a:proftpd:proftpd', ['1.3.3', '1.3.4', '1.3.5', '1.3.6', '1.3.7', '1.3.8'], 1],
  ['a:samba:samba', dotted(4, [[1, 20]], 10), 2],
  ['a:php:php', dotted(7, [[0, 4]], 30).concat(dotted(8, [[0, 3]], 25)), 3],
  ['a:isc:bind', dotted(9, [[11, 18]], 30), 2],
  ['a:apache:tomcat', dotted(8, [[5, 5]], 90).concat(dotted(9, [[0, 0]], 80)), 1],
  ['a:microsoft:internet_information_services', ['7.5', '8.5', '10.0'], 1],
  ['o:microsoft:windows_10_1809', ['10.0.17763.1', '10.0.17763.5122'], 1],
  ['o:microsoft:windows_server_2019', ['10.0.17763.107', '10.0.17763.5696'], 1],
];

const total = inventory.reduce((sum, [, , share]) => sum + share, 0);

/** A CPE of the inventory; `random` gives numbers in [0, 1). */
export function drawInventoryCpe(random: () => number): string {
  let left = random() * total;
  const [product, versions] = inventory.find(([, , share]) => (left -= share) < 0) ??
    inventory[0] ?? ['', []];
  const [version = '', update = '*'] = (versions[Math.floor(random() * versions.length)] ?? '').split(':');
  return `cpe:2.3:${product}:${version}:${update}:*:*:*:*:*:*`;
}

/** `major.minor.patch` for every minor of the ranges, both ends meant, and that many patches from 0. */
function dotted(major: number, minors: readonly (readonly [number, number])[], patches: number): string[] {
  return minors.flatMap(([first, last]) =>
    range(first, last).flatMap((minor) => range(0, patches - 1).map((patch) => `${major}.${minor}.${patch}`)),
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
