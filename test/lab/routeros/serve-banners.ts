import type { Socket } from 'node:net';
import { versionText, type RouterModel } from './router-model.ts';

/** FTP tells the version in its greeting. */
export function serveFtp(socket: Socket, router: RouterModel): void {
  socket.write(`220 ${router.identity} FTP server (MikroTik ${router.version}) ready\r\n`);
}

/** SSH tells that it is RouterOS and no more. */
export function serveSsh(socket: Socket): void {
  socket.write('SSH-2.0-ROSSSH\r\n');
}

/** Telnet negotiates first and greets whoever has answered. */
export function serveTelnet(socket: Socket, router: RouterModel): void {
  socket.write(Buffer.from([0xff, 0xfd, 0x18, 0xff, 0xfd, 0x1f, 0xff, 0xfb, 0x03, 0xff, 0xfb, 0x01]));
  socket.once('data', () => socket.write(`MikroTik v${versionText(router)}\r\r\nLogin: `));
}

/** The bandwidth test says hello in four bytes. */
export function serveBandwidthTest(socket: Socket): void {
  socket.write(Buffer.from([1, 0, 0, 0]));
}
