import { describe, expect, it } from 'vitest';
import { fillCpeTemplate, fillTemplate } from './fill-template.ts';

describe('fillCpeTemplate', () => {
  it('puts the patch level of OpenSSH where NVD has it', () => {
    expect(fillCpeTemplate('a:openbsd:openssh:{base}:{update}', { base: '9.2', update: 'p1' })).toBe(
      'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    );
  });

  it('writes the channel of RouterOS as records do', () => {
    const edition = (channel?: string) =>
      fillCpeTemplate('o:mikrotik:routeros:{version}:*:*:*:{channel}', { version: '6.40', channel }).split(
        ':',
      )[9];
    const channels = ['stable', 'long-term', 'testing', 'development', 'bugfix', 'current', 'rc', 'odd'];
    expect(channels.map((channel) => edition(channel))).toEqual([
      '-',
      'ltr',
      'testing',
      'testing',
      'ltr',
      '-',
      'testing',
      '*',
    ]);
    expect(edition()).toBe('*');
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
