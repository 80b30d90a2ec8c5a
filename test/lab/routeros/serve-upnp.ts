import type { RouterModel } from './router-model.ts';

/** The answer to an SSDP search: the server line runs version and protocol together, as RouterOS does. */
export function answerUpnp(data: Buffer, router: RouterModel): Buffer | undefined {
  if (!data.toString('latin1').startsWith('M-SEARCH * HTTP/1.1')) return undefined;
  const lines = [
    'HTTP/1.1 200 OK',
    'CACHE-CONTROL: max-age=3600',
    'EXT:',
    `SERVER: RouterOS/${router.version}UPnP/1.0 MikroTik UPnP/1.0`,
    'ST: upnp:rootdevice',
    'USN: uuid:UUID-MIKROTIK-INTERNET-GATEWAY-DEVICE-::upnp:rootdevice',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}
