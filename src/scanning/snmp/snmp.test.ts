import { createSocket } from 'node:dgram';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { berValues } from './ber-values.ts';
import { element, encodeSnmpRequest, integer, objectName } from './encode-snmp-request.ts';
import { readSnmpAnswer } from './read-snmp-answer.ts';
import { snmpWalk } from './snmp-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An agent that answers the n-th question with these names; silent when there are none for it. */
async function anAgent(...rounds: readonly (readonly string[])[]) {
  const socket = createSocket('udp4');
  let round = 0;
  socket.on('message', (data, from) => {
    const names = rounds[round];
    round += 1;
    const [, community, pdu] = berValues(berValues(data, 1)[0]?.content ?? Buffer.alloc(0), 3);
    if (names === undefined || community === undefined || pdu === undefined) return;
    const [requestId] = berValues(pdu.content, 1);
    const bindings = names.map((name) => element(0x30, objectName(name), integer(1)));
    const body = [element(0x02, requestId?.content ?? Buffer.alloc(1)), integer(0), integer(0)];
    const answer = element(0xa2, ...body, element(0x30, ...bindings));
    socket.send(element(0x30, integer(1), element(0x04, community.content), answer), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closing.push(() => socket.close());
  const scope = scopeOf(['127.0.0.1'])!;
  const { signal } = new AbortController();
  return { scope, address: '127.0.0.1', port: socket.address().port, community: 'x', signal };
}

describe('encodeSnmpRequest', () => {
  it('gives the message of RFC 3416', () => {
    const bytes = encodeSnmpRequest({
      version: '2c',
      community: 'public',
      requestId: 0x5357,
      ask: 'get',
      names: ['1.3.6.1.4.1.14988.1'],
    });
    expect(bytes.toString('hex')).toBe(
      '302702010104067075626c6963a01a02025357020100020100300e300c06082b06010401f50c010500',
    );
  });
});

describe('readSnmpAnswer', () => {
  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        readSnmpAnswer(Buffer.from(bytes));
      }),
    );
  });
});

describe('snmpWalk', () => {
  it('goes on to the end of the table', async () => {
    const table = await snmpWalk(
      await anAgent(['1.3.6.1.1', '1.3.6.1.2'], ['1.3.6.1.10', '1.3.7']),
      '1.3.6.1',
      10,
    );
    expect(table.bindings.map(({ name }) => name)).toEqual(['1.3.6.1.1', '1.3.6.1.2', '1.3.6.1.10']);
    expect(table.isWhole).toBe(true);
  });

  it.each([
    ['goes backwards', [['1.3.6.1.5'], ['1.3.6.1.4']], 10],
    ['repeats itself', [['1.3.6.1.5'], ['1.3.6.1.5']], 10],
    ['has more than wanted', [['1.3.6.1.5', '1.3.6.1.6']], 1],
    ['falls silent', [['1.3.6.1.5']], 10],
  ] as const)('says so where an agent %s', async (_what, rounds, limit) => {
    const table = await snmpWalk(await anAgent(...rounds), '1.3.6.1', limit);
    expect(table).toMatchObject({ bindings: [{ name: '1.3.6.1.5' }], isWhole: false });
  });
});
