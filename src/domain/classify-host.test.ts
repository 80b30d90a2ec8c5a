import oui from 'oui-data' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { anSshService } from '../../test/support/a-scan-result.ts';
import { classRules, familyRules } from './class-rules.ts';
import { classifyHost } from './classify-host.ts';
import { deviceClasses } from './device-class.ts';
import type { SignallingHost } from './host-signals.ts';
import type { ServiceObservation } from './observation.ts';
import { unknownIdentity, type ServiceIdentity } from './service-identity.ts';

const serviceAt = (
  port: number,
  identity: Partial<ServiceIdentity> = {},
  over: Partial<ServiceObservation> = {},
): ServiceObservation => ({
  ...anSshService(),
  port,
  identity: { ...unknownIdentity, ...identity },
  tls: null,
  banner: null,
  ...over,
});
const aHost = (over: Partial<SignallingHost>): SignallingHost => ({
  hostname: null,
  manufacturer: null,
  services: [],
  ...over,
});

describe.each([...classRules, ...familyRules])('$says by $field $pattern', (rule) => {
  it('fits its examples and nothing that only looks like them', () => {
    for (const text of rule.examples) expect(rule.pattern.test(text), text).toBe(true);
    for (const text of rule.counterExamples) expect(rule.pattern.test(text), text).toBe(false);
  });

  it('takes no time over long texts', () => {
    for (const unit of ['a', '-', '1.', 'ap ', 'sw-', 'linux ', '_ipp._tcp ']) {
      const start = performance.now();
      rule.pattern.test(unit.repeat(400 / unit.length));
      expect(performance.now() - start).toBeLessThan(50);
    }
  });
});

it('every class can be named, and every maker of an example is one of the registry', () => {
  const named = new Set(classRules.map(({ says }) => says));
  expect(deviceClasses.filter((name) => name !== 'unknown' && !named.has(name))).toEqual([]);
  const makers = new Set(Object.values(oui).map((text) => text.split('\n')[0]));
  const examples = classRules.flatMap(({ field, examples: all }) => (field === 'manufacturer' ? all : []));
  expect(examples.filter((maker) => !makers.has(maker))).toEqual([]);
});

describe('classifyHost', () => {
  const routerOs = { service: 'winbox', vendor: 'MikroTik', product: 'RouterOS' };
  it.each([
    ['router', { manufacturer: 'Routerboard.com', services: [serviceAt(8291, routerOs)] }],
    [
      'switch',
      {
        manufacturer: 'Routerboard.com',
        services: [serviceAt(8291, routerOs), serviceAt(161, { extra: { board: 'CRS326-24G-2S+' } })],
      },
    ],
    [
      'access_point',
      { services: [serviceAt(8291, routerOs), serviceAt(5678, { extra: { board: 'cAP ac' } })] },
    ],
    [
      'camera',
      {
        manufacturer: 'Hangzhou Hikvision Digital Technology Co.,Ltd.',
        services: [
          serviceAt(554, { service: 'rtsp' }),
          serviceAt(80, { service: 'http', vendor: 'Hikvision', extra: { server: 'App-webs/' } }),
        ],
      },
    ],
    ['printer', { hostname: 'NPI419F6E', manufacturer: 'HP Inc.', services: [serviceAt(9100)] }],
    [
      'nas',
      {
        hostname: 'nas01',
        manufacturer: 'Synology Incorporated',
        services: [serviceAt(5000, { vendor: 'Synology', product: 'DiskStation Manager' })],
      },
    ],
    ['phone', { services: [serviceAt(5060, { service: 'sip', vendor: 'Yealink', product: 'SIP-T42S' })] }],
    ['pbx', { services: [serviceAt(5060, { service: 'sip', vendor: 'Asterisk', product: 'Asterisk' })] }],
    ['ups', { services: [serviceAt(161, { extra: { sys_object_id: '1.3.6.1.4.1.318.1.3.27' } })] }],
    [
      'hypervisor',
      {
        manufacturer: 'Super Micro Computer, Inc.',
        services: [serviceAt(443, { vendor: 'VMware', product: 'ESXi' })],
      },
    ],
    ['firewall', { services: [serviceAt(443, { vendor: 'Netgate', product: 'pfSense' })] }],
    ['workstation', { hostname: 'DESKTOP-4QF2K7A', services: [serviceAt(3389, { service: 'rdp' })] }],
    ['iot', { manufacturer: 'Espressif Inc.', services: [serviceAt(80, { service: 'http' })] }],
    ['plc', { manufacturer: 'Siemens AG', services: [serviceAt(102)] }],
    ['nvr', { services: [serviceAt(80, { extra: { server: 'DNVRS-Webs' } })] }],
    [
      'server',
      { services: [serviceAt(5432, { service: 'postgresql' }), serviceAt(25, { service: 'smtp' })] },
    ],
  ] as const)('names a %s', (expected, host) => {
    const { deviceClass, confidence, signals } = classifyHost(aHost(host));
    expect({ deviceClass, signals }).toMatchObject({ deviceClass: expected });
    expect(confidence).toBeGreaterThan(30);
    expect(signals.length).toBeGreaterThan(0);
  });

  it('does not guess where nothing says much', () => {
    expect(classifyHost(aHost({ services: [serviceAt(80, { service: 'http' })] }))).toEqual({
      deviceClass: 'unknown',
      confidence: 0,
      osFamily: null,
      signals: [],
    });
  });

  it('is surer with more witnesses, less sure with a rival, and says who spoke', () => {
    const alone = classifyHost(aHost({ manufacturer: 'Axis Communications AB' }));
    const both = classifyHost(
      aHost({ manufacturer: 'Axis Communications AB', hostname: 'axis-accc8e123456' }),
    );
    const rivalled = classifyHost(aHost({ manufacturer: 'Axis Communications AB', hostname: 'srv-app1' }));
    expect(both.confidence).toBeGreaterThan(alone.confidence);
    expect(rivalled.confidence).toBeLessThan(alone.confidence);
    expect(both.signals).toEqual(['hostname: axis-accc8e123456', 'manufacturer: Axis Communications AB']);
  });

  it.each([
    ['routeros', serviceAt(8291, routerOs)],
    ['windows', serviceAt(80, { vendor: 'Microsoft', product: 'Internet Information Services' })],
    ['linux', serviceAt(22, { extra: { distribution: 'Debian' } })],
    ['bsd', serviceAt(443, { vendor: 'Netgate', product: 'pfSense' })],
  ])('names the family %s', (family, service) => {
    expect(classifyHost(aHost({ services: [service] })).osFamily).toBe(family);
  });

  it('bounds what it looks at and what it says', () => {
    const many = Array.from({ length: 500 }, (_, port) =>
      serviceAt(port + 1, { extra: { title: `IP Camera ${'x'.repeat(5000)} ${port}` } }),
    );
    const { signals } = classifyHost(aHost({ services: many }));
    expect(signals.length).toBeLessThanOrEqual(8);
    for (const signal of signals) expect(signal.length).toBeLessThan(200);
  });
});
