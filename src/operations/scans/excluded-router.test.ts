import { describe, expect, it } from 'vitest';
import { exclusionOfRouter } from './excluded-router.ts';
import { sealedSite } from './sealed-site.ts';

const macs = ['48:A9:8A:00:00:01', '48:A9:8A:00:00:02'];

describe('a router of a site', () => {
  it.each([
    [['mac:48:A9:8A:00:00:02'], true],
    [['oui:48:A9:8A'], true],
    [['mac:48:A9:8A:00:00:03', 'class:printer'], false],
    [[], false],
  ])('is excluded by %j: %s', (excludedDevices, isExcluded) => {
    expect(exclusionOfRouter({ excludedDevices }, macs) !== undefined).toBe(isExcluded);
  });
});

describe('what a site excludes while a scan runs', () => {
  it('is what it excluded when the scan was accepted, and what it excludes since', () => {
    const now = { excludedNetworks: ['10.0.0.1/32'], excludedDevices: ['class:plc'] };
    const then = { excludedNetworks: ['10.0.0.2/32'], excludedDevices: ['class:printer', 'class:plc'] };
    expect(sealedSite(now, then)).toEqual({
      excludedNetworks: ['10.0.0.1/32', '10.0.0.2/32'],
      excludedDevices: ['class:plc', 'class:printer'],
    });
  });
});
