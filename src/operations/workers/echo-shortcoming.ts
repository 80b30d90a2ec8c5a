import { canSendPings } from '../../scanning/sockets/send-pings.ts';

/** What a scanner without echo requests should be told of it, once, when it starts; undefined where it can send them. */
export async function echoShortcoming(): Promise<string | undefined> {
  if (await canSendPings()) return undefined;
  return 'no echo requests can be sent from here: neither fping nor ping is there and may be used. Hosts that answer to nothing else are not found';
}
