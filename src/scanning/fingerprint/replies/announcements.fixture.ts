/** A record of a message that `aMdnsMessage` writes. */
export interface WrittenRecord {
  readonly name: string;
  readonly type: number;
  readonly content: Buffer;
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

export const ptr = (name: string, to: string): WrittenRecord => ({ name, type: 12, content: nameBytes(to) });

export const txt = (name: string, texts: readonly string[]): WrittenRecord => ({
  name,
  type: 16,
  content: Buffer.concat(texts.map((text) => Buffer.from([text.length, ...Buffer.from(text)]))),
});

/** A response of multicast DNS with answers alone. */
export function aMdnsMessage(records: readonly WrittenRecord[]): Buffer {
  const answers = records.map(({ name, type, content }) => {
    const head = Buffer.alloc(10);
    head.writeUInt16BE(type, 0);
    head.writeUInt16BE(1, 2);
    head.writeUInt32BE(10, 4);
    head.writeUInt16BE(content.length, 8);
    return Buffer.concat([nameBytes(name), head, content]);
  });
  const header = Buffer.from([0, 0, 0x84, 0, 0, 0, 0, records.length, 0, 0, 0, 0]);
  return Buffer.concat([header, ...answers]);
}

export function anSsdpAnswer(location: string, server = 'Linux/4 UPnP/1.0 Acme/1'): Buffer {
  const lines = [
    'HTTP/1.1 200 OK',
    'CACHE-CONTROL: max-age=100',
    `LOCATION: ${location}`,
    `SERVER: ${server}`,
  ];
  return Buffer.from(
    `${[...lines, 'ST: upnp:rootdevice', 'USN: uuid:1::upnp:rootdevice', 'EXT:'].join('\r\n')}\r\n\r\n`,
  );
}

export function aUpnpDescription(told: Readonly<Record<string, string>>): Buffer {
  const elements = Object.entries(told).map(([name, text]) => `<${name}>${text}</${name}>`);
  const type = 'urn:schemas-upnp-org:device:Basic:1';
  const xml = `<?xml version="1.0"?>\n<root xmlns="urn:schemas-upnp-org:device-1-0"><device><deviceType>${type}</deviceType><dlna:X_DLNADOC xmlns:dlna="urn:schemas-dlna-org:device-1-0">DMS-1.50</dlna:X_DLNADOC>${elements.join('\n')}<UDN>uuid:1</UDN></device></root>`;
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${xml.length}\r\n\r\n${xml}`,
  );
}
