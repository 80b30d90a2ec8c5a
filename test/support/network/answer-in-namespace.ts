import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { aRouter, type RouterModel } from '../../lab/routeros/router-model.ts';
import { announceMndp } from '../../lab/routeros/serve-mndp.ts';

/**
 * A child process of the lab tests: accepts TCP on each `tcp:ADDRESS:PORT`, echoes on each `udp:ADDRESS:PORT`, and for each
 * `mndp:ADDRESS:BROADCAST` announces a RouterOS router from there, ten times a second where a real one takes half a minute;
 * `:MAC` behind it, with dashes, makes it claim another's MAC.
 */
const places = process.argv.slice(2).map((text) => text.split(':'));
await Promise.all(
  places.map(
    async ([kind, address = '', port = '', mac]) =>
      new Promise<void>((resolve) => {
        if (kind === 'tcp') {
          createServer((socket) => socket.on('error', () => undefined)).listen(
            Number(port),
            address,
            resolve,
          );
          return;
        }
        const socket = createSocket('udp4');
        if (kind === 'mndp') {
          const announcement = announceMndp(
            aRouter(mac === undefined ? {} : { interfaces: [aPortWith(mac)] }),
          );
          socket.bind(0, address, () => {
            socket.setBroadcast(true);
            setInterval(() => socket.send(announcement, 5678, port, () => undefined), 100);
            resolve();
          });
          return;
        }
        socket.on('message', (message, { address: to, port: at }) => socket.send(message, at, to));
        socket.bind(Number(port), address, resolve);
      }),
  ),
);

function aPortWith(mac: string): RouterModel['interfaces'][number] {
  return { name: 'ether1', type: 'ether', mac: mac.replaceAll('-', ':') };
}

process.stdout.write('ready\n');
