import type { Socket } from 'node:net';
import type { RouterModel } from './router-model.ts';

/** WinBox (TCP 8291): routers before 6.43 give the list of plug-ins, with versions, to whoever asks; newer ones hang up. */
export function serveWinbox(socket: Socket, router: RouterModel): void {
  const [major = 0, minor = 0] = router.version.split('.').map(Number);
  socket.once('data', (chunk) => {
    const asksForList = chunk[0] === 0x12 && chunk.toString('latin1', 2, 7) === 'index';
    if (!asksForList || major > 6 || (major === 6 && minor >= 43)) {
      socket.end();
      return;
    }
    const list = ['roteros', 'advtool', 'dhcp']
      .map(
        (name) =>
          `{ crc: 1, size: 2, name: "${name}.jg", unique: "${name}-1.jg", version: "${router.version}" },`,
      )
      .join('\n');
    socket.write(Buffer.concat([Buffer.from([0xff, 2]), Buffer.from(`index\0\0\0${list}\n`, 'latin1')]));
  });
}
