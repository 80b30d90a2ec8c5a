import { expect, it } from 'vitest';
import data from '../../data/identifiers/purl-products.json' with { type: 'json' };
import { trackedDebianPackages } from './debian-packages.ts';
import { parsePurl } from './purl.ts';
import { productOfPurl } from './purl-products.ts';

const meaning = (text: string) => {
  const purl = parsePurl(text);
  return purl === undefined ? 'none' : productOfPurl(purl);
};
const debian = { kind: 'debian', package: 'openssh', version: '1:9.2p1-2+deb12u3', release: null };

const certain: readonly (readonly [string, object])[] = [
  ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3', debian],
  ['pkg:deb/Debian/OpenSSH-server@1:9.2p1-2%2Bdeb12u3?arch=source', debian],
  ...['debian-12', 'bookworm', '12', '12.5', 'Debian-Bookworm'].map((distro): readonly [string, object] => [
    `pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=${distro}`,
    { ...debian, release: 'bookworm' },
  ]),
  ['pkg:deb/debian/nginx', { kind: 'debian', package: 'nginx', version: null, release: null }],
  [
    'pkg:generic/mikrotik/routeros@7.14',
    { kind: 'upstream', products: ['o:mikrotik:routeros'], version: '7.14' },
  ],
  ['pkg:generic/mikrotik/routeros@7.15rc2', { version: '7.15rc2' }],
  ['pkg:generic/mikrotik/routeros', { version: null }],
  ['pkg:github/openssh/openssh-portable@V_9_2_P1', { version: '9.2p1' }],
  ['pkg:github/nginx/nginx@release-1.24.0', { version: '1.24.0' }],
];
it.each(certain)('%s means %j', (text, product) => {
  expect(meaning(text)).toMatchObject(product);
});

it.each([
  // Nobody says whose they are.
  'pkg:generic/routeros@7.14',
  'pkg:generic/openssh@9.2p1',
  'pkg:generic/Mikrotik/RouterOS@7.14',
  // A commit, a branch, or a tag of another form.
  'pkg:github/openssh/openssh-portable@244fd47e07d1004',
  'pkg:github/nginx/nginx@1.24.0',
  'pkg:generic/mikrotik/routeros@stable',
  // Others build their own.
  'pkg:deb/ubuntu/openssh@1:9.6p1-3ubuntu13.5',
  'pkg:deb/openssh@1:9.2p1-2%2Bdeb12u3',
  'pkg:deb/debian/nobody-tracks-it@1.0-1',
  'pkg:rpm/redhat/openssh@8.7p1-34',
  'pkg:npm/nginx@1.24.0',
])('%s is not certain', (text) => {
  expect(meaning(text)).toBe('unknown');
});

it.each([
  'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?arch=amd64',
  'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=debian-99',
  'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=noble',
  'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?repository_url=https://example.net',
  'pkg:generic/mikrotik/routeros@7.14?arch=arm64',
  'pkg:github/nginx/nginx@release-1.24.0#src/core',
])('%s says more than scans can tell', (text) => {
  expect(meaning(text)).toBe('narrower');
});

it('names packages that are tracked, each once, and where that can be read', () => {
  const { debianBinaries: binaries, upstream } = data;
  expect(binaries.filter((entry) => !trackedDebianPackages.has(entry.package))).toEqual([]);
  expect(new Set(binaries.map(({ binary }) => binary)).size).toBe(binaries.length);
  expect(new Set(upstream.map(({ purl }) => purl)).size).toBe(upstream.length);
});
