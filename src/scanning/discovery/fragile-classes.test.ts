import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FragileClassFile } from '../../../test/support/forms/fragile-class-file.ts';
import { gentleTermsOf } from './fragile-classes.ts';

const file = new URL('../../../data/devices/fragile-classes.json', import.meta.url);
const { classes } = FragileClassFile.parse(JSON.parse(readFileSync(file, 'utf8')));

describe.each(classes)('the fragile class $name', ({ name, examples, rate_per_second: rate }) => {
  it.each(examples.manufacturers)('knows the manufacturer %s', (text) => {
    expect(gentleTermsOf(text, null)).toMatchObject({ deviceClass: name, ratePerSecond: rate });
  });

  it.each(examples.names)('knows the name %s', (text) => {
    expect(gentleTermsOf(null, text)).toMatchObject({ deviceClass: name });
  });

  it.each(examples.not)('is not fooled by %s', (text) => {
    expect(gentleTermsOf(text, text)).toBeUndefined();
  });
});

describe('gentleTermsOf', () => {
  it('says nothing of a device that nobody knows', () => {
    expect(gentleTermsOf(null, null)).toBeUndefined();
    expect(gentleTermsOf('Routerboard.com', 'gateway')).toBeUndefined();
  });
});
