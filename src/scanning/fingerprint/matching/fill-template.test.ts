import { describe, expect, it } from 'vitest';
import { fillCpeTemplate, fillTemplate } from './fill-template.ts';

describe('fillCpeTemplate', () => {
  it('puts the patch level of OpenSSH where NVD has it', () => {
    expect(fillCpeTemplate('a:openbsd:openssh:{base}:{update}', { base: '9.2', update: 'p1' })).toBe(
      'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    );
  });

  it('leaves what was not captured open', () => {
    expect(fillCpeTemplate('a:openbsd:openssh:{base}:{update}', { base: '9.2' })).toBe(
      'cpe:2.3:a:openbsd:openssh:9.2:*:*:*:*:*:*:*',
    );
  });

  it('quotes captured signs that mean something in a CPE name', () => {
    expect(fillCpeTemplate('o:cisco:ios:{version}', { version: '15.0(2)SE11:*' })).toBe(
      String.raw`cpe:2.3:o:cisco:ios:15.0\(2\)se11\:\*:*:*:*:*:*:*:*`,
    );
  });

  it('keeps an escaped colon or slash of the template itself', () => {
    expect(fillCpeTemplate(String.raw`a:erlang:erlang\/otp:*`, {})).toBe(
      String.raw`cpe:2.3:a:erlang:erlang\/otp:*:*:*:*:*:*:*:*`,
    );
  });
});

describe('fillTemplate', () => {
  it('gives nothing when a group is missing', () => {
    expect(fillTemplate('{version}', {})).toBeUndefined();
    expect(fillTemplate('v{version}', { version: '1' })).toBe('v1');
  });
});
