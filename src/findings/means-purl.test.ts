import { expect, it } from 'vitest';
import { debianPackageOf } from '../domain/debian-packages.ts';
import type { JudgedPlace } from '../domain/judged-place.ts';
import { meansPurl } from './means-purl.ts';

const openssh = 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*';
const at = (cpe: string, build: JudgedPlace['build']): JudgedPlace => ({
  port: 22,
  transport: 'tcp',
  cpe,
  ...(build !== undefined && { build }),
});
const builtBy = (
  product: string,
  version: string,
  revision: string,
  distribution = 'Debian',
): JudgedPlace['build'] => ({
  distribution,
  debian: debianPackageOf(product, version, revision) ?? null,
});
const debian = at(openssh, builtBy('openbsd:openssh', '9.2p1', '2+deb12u3'));
const own = at(openssh, null);
const routerOs = (version: string, part = 'o') =>
  at(`cpe:2.3:${part}:mikrotik:routeros:${version}:*:*:*:*:*:*`, null);

it.each([
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3', debian],
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=debian-12', debian],
  ['pkg:deb/debian/openssh', debian],
  ['pkg:deb/debian/openssh?distro=bookworm', debian],
  ['pkg:github/openssh/openssh-portable@V_9_2_P1', own],
  ['pkg:github/openssh/openssh-portable', own],
  ['pkg:generic/mikrotik/routeros@7.14', routerOs('7.14:*')],
  // The same product by another of its names.
  ['pkg:generic/mikrotik/routeros@7.14', routerOs('7.14:*', 'a')],
  ['pkg:generic/mikrotik/routeros@7.15rc2', routerOs('7.15:rc2')],
])('%s means %j', (purl, place) => {
  expect(meansPurl(purl, place)).toBe(true);
});

it.each([
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u4', debian],
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=bullseye', debian],
  ['pkg:deb/debian/nginx', debian],
  // What makers release is not what a distribution builds of it, and the other way round.
  ['pkg:github/openssh/openssh-portable@V_9_2_P1', debian],
  [
    'pkg:github/openssh/openssh-portable',
    at(openssh, builtBy('openbsd:openssh', '9.2p1', '3ubuntu1', 'Ubuntu')),
  ],
  ['pkg:deb/debian/openssh', at(openssh, builtBy('openbsd:openssh', '9.2p1', '3ubuntu1', 'Ubuntu'))],
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3', own],
  ['pkg:github/openssh/openssh-portable@V_9_2_P2', own],
  ['pkg:generic/mikrotik/routeros@7.14', routerOs('7.14.1:*')],
  ['pkg:generic/mikrotik/routeros@7.14', routerOs('7.14:rc4')],
  ['pkg:generic/mikrotik/routeros@7.14', routerOs('*:*')],
  ['pkg:generic/mikrotik/routeros@7.14', own],
  // Older versions kept no word of who built it.
  ['pkg:github/openssh/openssh-portable@V_9_2_P1', at(openssh, undefined)],
  // Whichever of its packages it is, no release is told, and no version.
  [
    'pkg:deb/debian/mariadb',
    at('cpe:2.3:a:mariadb:mariadb:10.11.6:*:*:*:*:*:*:*', builtBy('mariadb:mariadb', '10.11.6', '0+deb12u1')),
  ],
  ['pkg:deb/debian/openssh?distro=bookworm', at(openssh, builtBy('openbsd:openssh', '9.2p1', '2'))],
  ['pkg:generic/openssh@9.2p1', own],
  ['no package URL', own],
])('%s does not mean %j', (purl, place) => {
  expect(meansPurl(purl, place)).toBe(false);
});
