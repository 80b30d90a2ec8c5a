import { describe, expect, it } from 'vitest';
import { systemClock } from '../../support/clock.ts';
import { aHost } from '../../../test/support/a-scan-result.ts';
import { anInventory, anInterface } from './an-inventory.fixture.ts';
import { routerView } from './router-view.ts';
import { withRouterEvidence } from './with-router-evidence.ts';

const [factory, pc] = ['48:A9:8A:00:00:01', '3C:52:82:00:00:77'];
const address = '203.0.113.9';

describe('a router that shows the MAC of a PC on its WAN', () => {
  const given = { factoryMacAddress: factory, isMacSet: true, addresses: [address] };
  const inventory = anInventory({ address, interfaces: [anInterface('ether1', pc, given)] });
  const view = routerView(inventory);

  it('is known by the MAC of the factory, though the scanner sees the other', async () => {
    const seen = { ...aHost([], address), macAddress: pc };
    expect(await withRouterEvidence(seen, { inventory, view }, systemClock)).toMatchObject({
      macAddress: factory,
      macAddressSource: 'router_interface',
      ownMacAddresses: [factory],
    });
  });

  it('leaves the PC its own', async () => {
    const seen = { ...aHost([], '10.0.0.9'), macAddress: pc };
    const told = await withRouterEvidence(seen, { inventory, view }, systemClock);
    expect(told).toEqual(seen);
  });
});
