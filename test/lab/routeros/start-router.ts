import { createSocket } from 'node:dgram';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { aCertificate, type TestCertificate } from './a-certificate.ts';
import type { RouterModel } from './router-model.ts';
import { serveApi, type ReceivedCommand } from './serve-api.ts';
import { serveBandwidthTest, serveFtp, serveSsh, serveTelnet } from './serve-banners.ts';
import { answerMndp } from './serve-mndp.ts';
import { answerUpnp } from './serve-upnp.ts';
import { answerSnmp } from './serve-snmp.ts';
import { webListener } from './serve-web.ts';
import { serveWinbox } from './serve-winbox.ts';

const tcpChannels = ['rest', 'apiTls', 'api', 'www', 'ftp', 'ssh', 'telnet', 'winbox', 'btest'] as const;
export type RouterChannelName = (typeof tcpChannels)[number] | 'snmp' | 'mndp' | 'upnp';

export interface SimulatedRouter {
  /** Changes what the router is from now on: its load, for one. */
  become(changes: Partial<RouterModel>): void;
  readonly ports: Readonly<Partial<Record<RouterChannelName, number>>>;
  readonly certificate: TestCertificate;
  /** Everything that it was asked, in order. */
  readonly received: readonly ReceivedCommand[];
  close(): Promise<void>;
}

/** A router on loopback with the channels named; port 0 lets the system choose. Nothing but `close` ends it. */
export async function startRouter(
  model: RouterModel,
  channels: Readonly<Partial<Record<RouterChannelName, number>>>,
  { address = '127.0.0.1', certificate = aCertificate() } = {},
): Promise<SimulatedRouter> {
  let router = model;
  const current = (): RouterModel => router;
  const received: ReceivedCommand[] = [];
  const record = (command: ReceivedCommand): void => void received.push(command);
  const ports: Partial<Record<RouterChannelName, number>> = {};
  const closers: (() => Promise<unknown>)[] = [];
  const listener = webListener(current, record);
  const makers: Readonly<Record<(typeof tcpChannels)[number], () => Server>> = {
    rest: () => createHttpsServer(certificate, listener),
    www: () => createHttpServer(listener),
    apiTls: () => createTlsServer(certificate, (stream) => serveApi(stream, current, record)),
    api: () => createServer((socket) => serveApi(socket, current, record)),
    ftp: () => createServer((socket) => serveFtp(socket, router)),
    telnet: () => createServer((socket) => serveTelnet(socket, router)),
    winbox: () => createServer((socket) => serveWinbox(socket, router)),
    btest: () => createServer(serveBandwidthTest),
    ssh: () => createServer(serveSsh),
  };
  for (const channel of tcpChannels) {
    const port = channels[channel];
    if (port === undefined) continue;
    const server = makers[channel]();
    const open = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, resolve);
    });
    ports[channel] = (server.address() as AddressInfo).port;
    closers.push(async () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
  }
  const answers = { snmp: answerSnmp, mndp: answerMndp, upnp: answerUpnp } as const;
  for (const channel of ['snmp', 'mndp', 'upnp'] as const) {
    const port = channels[channel];
    if (port === undefined) continue;
    const socket = createSocket('udp4');
    socket.on('message', (data, from) => {
      const reply = answers[channel](data, router, record);
      if (reply !== undefined) socket.send(reply, from.port, from.address);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, address, resolve);
    });
    ports[channel] = socket.address().port;
    closers.push(async () => new Promise<void>((resolve) => socket.close(resolve)));
  }
  return {
    become: (changes) => void (router = { ...router, ...changes }),
    ports,
    certificate,
    received,
    close: async () => void (await Promise.all(closers.map(async (close) => close()))),
  };
}
