import { versionText, type RouterModel } from './router-model.ts';

/** The announcement, for a refresh of four zero bytes alone. */
export function answerMndp(data: Buffer, router: RouterModel): Buffer | undefined {
  return data.equals(Buffer.alloc(4)) ? announceMndp(router) : undefined;
}

/** The MNDP announcement (UDP 5678): two bytes of header, two of sequence, then type, length and value, big endian. */
export function announceMndp(router: RouterModel): Buffer {
  const uptime = Buffer.alloc(4);
  uptime.writeUInt32LE(3600);
  const [own] = router.interfaces;
  return Buffer.concat([
    Buffer.from([0, 0, 0, 1]),
    field(1, Buffer.from((own?.mac ?? '').replaceAll(':', ''), 'hex')),
    field(5, Buffer.from(router.identity)),
    field(7, Buffer.from(versionText(router))),
    field(8, Buffer.from('MikroTik')),
    field(10, uptime),
    field(11, Buffer.from('7T5F-5PDV')),
    field(12, Buffer.from(router.board)),
    field(14, Buffer.from([1])),
    field(16, Buffer.from('bridge/ether2')),
  ]);
}

function field(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
}
