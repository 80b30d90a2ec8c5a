import type { ProbeTarget, TcpProbe } from './probe.ts';

/** HTTP GET of the root (RFC 9112). */
export const httpGetProbe: TcpProbe = {
  name: 'http-get',
  protocol: 'http',
  ports: [
    80, 81, 591, 2080, 3000, 3128, 5000, 7001, 8000, 8008, 8080, 8081, 8082, 8088, 8090, 8404, 8888, 9000,
    9090, 9200, 10000, 15672,
  ],
  tlsPorts: [443, 4443, 8443, 9443, 10443],
  payload: (target) =>
    Buffer.from(
      `GET / HTTP/1.1\r\nHost: ${hostOf(target)}\r\nUser-Agent: Sitewarden\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
    ),
};

function hostOf({ address, port }: ProbeTarget): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return port === 80 || port === 443 ? host : `${host}:${port}`;
}
