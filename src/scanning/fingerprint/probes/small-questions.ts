import type { TcpProbe } from './probe.ts';

/** X11 connection set-up without authorisation, little endian, protocol 11.0. */
export const x11SetupProbe: TcpProbe = {
  name: 'x11-setup',
  protocol: 'x11',
  ports: [6000, 6001, 6002, 6003],
  tlsPorts: [],
  payload: () => Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
};

/** SOCKS 5 greeting that offers no authentication (RFC 1928 §3); nothing is connected to. */
export const socksGreetingProbe: TcpProbe = {
  name: 'socks-greeting',
  protocol: 'socks',
  ports: [1080],
  tlsPorts: [],
  payload: () => Buffer.from([5, 1, 0]),
};

/** IRC VERSION before a registration: refused by most servers, in their own words. */
export const ircVersionProbe: TcpProbe = {
  name: 'irc-version',
  protocol: 'irc',
  ports: [6660, 6665, 6666, 6667, 6668, 6669, 7000],
  tlsPorts: [6697],
  payload: () => Buffer.from('VERSION\r\n'),
};
