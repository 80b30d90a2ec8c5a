import { expect, it } from 'vitest';
import { distinguishedName } from './distinguished-name.ts';

it('writes a name from its own part to the country, and escapes what would end a value', () => {
  const name = {
    C: 'US',
    L: 'Fremont',
    O: 'Acme, Inc. ',
    OU: ['One', 'Two'],
    CN: 'box',
    emailAddress: 'a@b',
  };
  expect(distinguishedName(name)).toBe(String.raw`CN=box,OU=One,OU=Two,O=Acme\, Inc.\ ,L=Fremont,C=US`);
});

it('is empty for a name without attributes, and bounded for one of many', () => {
  expect(distinguishedName({})).toBe('');
  expect(distinguishedName({ OU: Array.from({ length: 500 }, () => 'x'.repeat(500)) }).length).toBe(1000);
});
