import type { UdpProbe } from './probe.ts';
import { announcedTypes } from '../replies/read-mdns.ts';

const pointer = 12;
const unicastInternet = [0x80, 1];
const maxFurther = 8;

/**
 * Which kinds of services are there (RFC 6763 §9), asked as a legacy unicast query (RFC 6762 §6.7); then, in one more
 * datagram, for what each of the first eight kinds is called, whose answers bring along what it says of itself.
 */
export const mdnsServicesProbe: UdpProbe = {
  name: 'mdns-services',
  protocol: 'mdns',
  ports: [5353],
  payload: () => query(['_services._dns-sd._udp.local']),
  followUp: (received) => {
    const types = announcedTypes(received).slice(0, maxFurther);
    return types.length === 0 ? undefined : { transport: 'udp', payload: query(types) };
  },
};

function query(names: readonly string[]): Buffer {
  const questions = names.map((name) =>
    Buffer.concat([
      ...name.split('.').map((label) => {
        const bytes = Buffer.from(label.slice(0, 63), 'latin1');
        return Buffer.concat([Buffer.from([bytes.length]), bytes]);
      }),
      Buffer.from([0, 0, pointer, ...unicastInternet]),
    ]),
  );
  return Buffer.concat([Buffer.from([0, 0, 0, 0, 0, names.length, 0, 0, 0, 0, 0, 0]), ...questions]);
}
