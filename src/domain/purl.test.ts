import { describe, expect, it } from 'vitest';
import { formatPurl, parsePurl } from './purl.ts';

describe('a package URL', () => {
  it.each([
    ['pkg:generic/mikrotik/routeros@7.14', ['generic', 'mikrotik', 'routeros', '7.14'], null],
    [
      'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=debian-12',
      ['deb', 'debian', 'openssh', '1:9.2p1-2+deb12u3'],
      null,
    ],
    // Of types whose names are in lower case.
    [
      'pkg:GitHub/OpenSSH/OpenSSH-Portable@V_9_2_P1',
      ['github', 'openssh', 'openssh-portable', 'V_9_2_P1'],
      'pkg:github/openssh/openssh-portable@V_9_2_P1',
    ],
    ['PKG://generic/Acme//Server/', ['generic', 'Acme', 'Server', null], 'pkg:generic/Acme/Server'],
    ['pkg:npm/%40angular/core@12.3.1', ['npm', '@angular', 'core', '12.3.1'], null],
    ['pkg:npm/@angular/core', ['npm', '@angular', 'core', null], 'pkg:npm/%40angular/core'],
    ['pkg:generic/a/b/c@1%2F2', ['generic', 'a/b', 'c', '1/2'], null],
    ['pkg:generic/name@', ['generic', '', 'name', null], 'pkg:generic/name'],
    [
      'pkg:deb/debian/curl@7.50.3-1?distro=jessie&arch=i386&empty=',
      ['deb', 'debian', 'curl', '7.50.3-1'],
      'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie',
    ],
    [
      'pkg:github/package-url/purl-spec@244fd47#everybody/./loves//dogs/',
      ['github', 'package-url', 'purl-spec', '244fd47'],
      'pkg:github/package-url/purl-spec@244fd47#everybody/loves/dogs',
    ],
  ])('is read: %s', (text, [type, namespace, name, version], canonical) => {
    const purl = parsePurl(text);
    expect(purl).toMatchObject({ type, namespace, name, version });
    const written = purl === undefined ? '' : formatPurl(purl);
    expect(written).toBe(canonical ?? text);
    expect(parsePurl(written)).toEqual(purl);
  });

  it.each([
    'generic/name',
    'pkg:generic',
    'pkg:generic/',
    'pkg:/@1',
    'pkg:1generic/name',
    'pkg:generic/a%',
    'pkg:generic/a@%zz',
    'cpe:2.3:a:acme:server:9.2:*:*:*:*:*:*:*',
    `pkg:generic/${'a'.repeat(3000)}`,
    '',
  ])('is none: %s', (text) => {
    expect(parsePurl(text)).toBeUndefined();
  });
});
