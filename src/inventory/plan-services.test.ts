import { expect, it } from 'vitest';
import { aFindingOf, aHostResult, aServiceAt } from '../../test/support/a-host-result.ts';
import type { ServiceObservation } from '../domain/observation.ts';
import { unknownIdentity } from '../domain/service-identity.ts';
import { identifyHosts } from './identify-hosts.ts';
import { planDevices, type SeenDevice } from './plan-devices.ts';
import { planServices } from './plan-services.ts';
import { surestFindings } from './surest-findings.ts';

let made = 0;
const sighting = { scanId: 'scan', newId: () => `id-${(made += 1)}` };

/** What two scans of one host find, one after the other. */
function twice(before: readonly ServiceObservation[], after: readonly ServiceObservation[]) {
  const groups = (services: readonly ServiceObservation[]) =>
    identifyHosts([aHostResult('10.0.0.1', { services })]);
  const devices: SeenDevice[] = planDevices(groups(before), [], sighting);
  const first = planServices(devices, [], sighting);
  const again = planDevices(
    groups(after),
    devices.map(({ device }) => ({ ...device, furtherIdentities: [] })),
    sighting,
  );
  return { first, second: planServices(again, first.services, sighting) };
}

it('what a device shows at first is not news', () => {
  expect(twice([aServiceAt(22)], []).first.events).toEqual([]);
});

it('a service that was not there before appeared', () => {
  const { second } = twice([aServiceAt(22)], [aServiceAt(22), aServiceAt(2222)]);
  expect(second.events).toMatchObject([{ kind: 'service_appeared', after: { port: 2222, service: 'ssh' } }]);
});

it('another version is a change, the same one is none', () => {
  const { first, second } = twice(
    [aServiceAt(22), aServiceAt(23)],
    [aServiceAt(22, '9.9p1'), aServiceAt(23)],
  );
  expect(second.services.map(({ id }) => id)).toEqual(first.services.map(({ id }) => id));
  expect(second.events).toMatchObject([
    {
      kind: 'version_changed',
      before: { port: 22, version: '9.2p1' },
      after: { port: 22, version: '9.9p1' },
    },
  ]);
});

it('a service that says less keeps what it said', () => {
  const unknown = { ...aServiceAt(23), identity: unknownIdentity };
  const { second } = twice([aServiceAt(22), aServiceAt(23)], [aServiceAt(22, null), unknown]);
  expect(second.events).toEqual([]);
  expect(second.services.map(({ version }) => version)).toEqual(['9.2p1', '9.2p1']);
});

it('to learn what a service is changes nothing about it', () => {
  const unknown = { ...aServiceAt(22), identity: unknownIdentity };
  const { second } = twice([unknown], [aServiceAt(22)]);
  expect(second.events).toEqual([]);
  expect(second.services).toMatchObject([{ product: 'openssh', version: '9.2p1' }]);
});

it('a CVE is one finding of a device, the surest of its services', () => {
  const mac = { macAddress: '00:0C:42:00:00:01' };
  const shown = (port: number, confidence: number) =>
    aFindingOf('CVE-2030-1001', { confidence, service: aServiceAt(port) });
  const devices = planDevices(
    identifyHosts([
      aHostResult('10.0.0.1', mac, [shown(22, 40), shown(2222, 80)]),
      aHostResult('10.0.0.2', mac, [shown(22, 60), aFindingOf('CVE-2030-1002')]),
    ]),
    [],
    sighting,
  );
  expect(surestFindings(devices).map(({ finding }) => [finding.cve.cveId, finding.service.port])).toEqual([
    ['CVE-2030-1001', 2222],
    ['CVE-2030-1002', 22],
  ]);
  expect(surestFindings(devices)[0]?.judged.map(({ port }) => port)).toEqual([22, 2222]);
});

it('two builds at one port of a device are judged apart', () => {
  const mac = { macAddress: '00:0C:42:00:00:01' };
  const built = (revision: string) => {
    const extra = { distribution: 'Debian', package_revision: revision };
    const service = aServiceAt(22);
    return aFindingOf('CVE-2030-1001', {
      service: { ...service, identity: { ...service.identity, extra } },
    });
  };
  const devices = planDevices(
    identifyHosts([
      aHostResult('10.0.0.1', mac, [built('2+deb12u2')]),
      aHostResult('10.0.0.2', mac, [built('2+deb12u3'), built('2+deb12u3')]),
    ]),
    [],
    sighting,
  );
  expect(surestFindings(devices)[0]?.judged.map(({ build }) => build?.debian?.version)).toEqual([
    '1:9.2p1-2+deb12u2',
    '1:9.2p1-2+deb12u3',
  ]);
});
