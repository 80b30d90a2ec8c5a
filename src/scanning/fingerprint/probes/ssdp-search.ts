import { canonicalIpAddress } from '../../../domain/ip-network.ts';
import { isNeverProbed } from '../never-probed-ports.ts';
import { headerReply } from '../replies/header-reply.ts';
import type { FollowUp, ProbeTarget, UdpProbe } from './probe.ts';

/**
 * Unicast M-SEARCH (UPnP Device Architecture 1.1 §1.3.2), answered by root devices only, once each; then the
 * description that the answer names, where that is at the address that answered.
 */
export const ssdpSearchProbe: UdpProbe = {
  name: 'ssdp-search',
  protocol: 'upnp',
  ports: [1900],
  payload: ({ address }) => {
    const lines = [
      'M-SEARCH * HTTP/1.1',
      `HOST: ${hostOf(address)}:1900`,
      'MAN: "ssdp:discover"',
      'ST: upnp:rootdevice',
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  },
  followUp: (received, target) =>
    descriptionQuestion(
      headerReply('HTTP', received.toString('latin1', 0, 4096))?.headers.get('location'),
      target,
    ),
};

/** Never another address, a print port or a name: an answer must not send a scan where nobody asked it to go. */
export function descriptionQuestion(
  location: string | undefined,
  { address }: Pick<ProbeTarget, 'address'>,
): FollowUp | undefined {
  const parts =
    /^http:\/\/(?<host>[\d.]{7,15}|\[[0-9a-f:.]{2,45}\])(?::(?<port>\d{1,5}))?(?<path>\/[!-~]{0,256})?$/iu.exec(
      location ?? '',
    )?.groups;
  const port = Number(parts?.['port'] ?? 80);
  const host = canonicalIpAddress((parts?.['host'] ?? '').replaceAll(/[[\]]/gu, ''));
  if (host === undefined || host !== canonicalIpAddress(address)) return undefined;
  if (port < 1 || port > 65_535 || isNeverProbed(port)) return undefined;
  const path = parts?.['path'] ?? '/';
  const head = `GET ${path} HTTP/1.1\r\nHost: ${hostOf(address)}:${port}\r\nUser-Agent: Sitewarden\r\n`;
  return { transport: 'tcp', port, payload: Buffer.from(`${head}Accept: */*\r\nConnection: close\r\n\r\n`) };
}

function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
