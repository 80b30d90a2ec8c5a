import { describe, expect, it } from 'vitest';
import { parseDeviceExclusion } from '../../domain/device-exclusion.ts';
import type { ScanRequest } from '../../domain/scan-request.ts';
import { aScanRequest } from '../../../test/support/a-scan-request.ts';
import { HostTermsBook } from './host-terms.ts';

const address = '192.168.88.7';
/** Of Axis Communications. */
const cameraMac = 'AC:CC:8E:00:00:01';

function aBook(over: Partial<ScanRequest> = {}): HostTermsBook {
  return new HostTermsBook({ ...aScanRequest({ targets: [address], ports: '1' }), ...over }, 4000);
}

describe('HostTermsBook', () => {
  it('gives an unknown host the usual terms, and loopback none', () => {
    expect(aBook().of(address)).toMatchObject({ ratePerSecond: 40, maxInFlight: 64, deviceClass: null });
    expect(aBook().of('127.0.0.1')).toMatchObject({ ratePerSecond: 0, maxInFlight: 4000 });
  });

  it('asks a camera more gently, by its MAC alone, however fast the scan shall be', async () => {
    const { limits } = aScanRequest({ targets: [address], ports: '1' });
    const book = aBook({ limits: { ...limits, ratePerSecond: 0, ratePerSecondPerHost: 0 } });
    expect(book.of(address).ratePerSecond).toBe(0);
    await book.learn(address, cameraMac);
    expect(book.of(address)).toMatchObject({ deviceClass: 'camera', ratePerSecond: 10, maxInFlight: 2 });
    book.forget(address);
    expect(book.of(address)).toMatchObject({ deviceClass: null });
  });

  it('lets the operator who lifts the rate of hosts have more connections as well', () => {
    const { limits } = aScanRequest({ targets: [address], ports: '1' });
    const lifted = { ...limits, ratePerSecondPerHost: 0 };
    expect(aBook({ limits: lifted }).of(address).maxInFlight).toBe(1000);
    expect(aBook({ limits: { ...lifted, maxInFlightPerHost: 10 } }).of(address).maxInFlight).toBe(10);
  });

  it('never gives more than the operator allows', async () => {
    const { limits } = aScanRequest({ targets: [address], ports: '1' });
    const book = aBook({ limits: { ...limits, ratePerSecondPerHost: 5 } });
    expect(await book.learn(address, cameraMac)).toMatchObject({ ratePerSecond: 5 });
  });

  it.each([
    [`mac:${cameraMac}`, cameraMac, null],
    ['oui:AC:CC:8E', cameraMac, null],
    ['class:camera', cameraMac, null],
    ['class:printer', null, 'NPI1A2B3C'],
  ])('knows before the first packet that %s is excluded', async (text, macAddress, name) => {
    const book = aBook({
      excludedDevices: [parseDeviceExclusion(text)!],
      known: [{ address, macAddress, name }],
    });
    expect(await book.learn(address, null)).toMatchObject({ excludedBy: text });
  });
});
