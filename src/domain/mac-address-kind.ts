export const macAddressKinds = ['universal', 'locally_administered', 'virtual_router', 'group'] as const;

/**
 * What a MAC address can tell. `universal`: given by the maker. `locally_administered`: made up by the device or its
 * host, such as the randomised ones of phones and those of virtual machines. `virtual_router`: shared by the routers
 * of one redundancy group. `group`: multicast, broadcast or all zero; nothing is sent from one.
 */
export type MacAddressKind = (typeof macAddressKinds)[number];

/** VRRP and CARP (RFC 9568 §7.3), HSRP versions 1 and 2, GLBP: the blocks that these protocols send from. */
const virtualRouterBlocks = [
  '00:00:5E:00:01:',
  '00:00:5E:00:02:',
  '00:00:0C:07:AC:',
  '00:00:0C:9F:F',
  '00:05:73:A0:0',
  '00:07:B4:00:',
];

/** The kind of a MAC address in upper-case colon form (IEEE 802-2014 §8.2: the two low bits of the first octet). */
export function macAddressKind(macAddress: string): MacAddressKind {
  const first = Number.parseInt(macAddress.slice(0, 2), 16);
  if ((first & 1) === 1 || macAddress === '00:00:00:00:00:00') return 'group';
  if (virtualRouterBlocks.some((block) => macAddress.startsWith(block))) return 'virtual_router';
  return (first & 2) === 2 ? 'locally_administered' : 'universal';
}

/** Whether a MAC address tells one device from all others of its site. */
export function tellsDeviceApart(macAddress: string): boolean {
  const kind = macAddressKind(macAddress);
  return kind === 'universal' || kind === 'locally_administered';
}
