import { createSocket, type Socket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../../src/domain/scope.ts';
import type { ServiceObservation } from '../../src/domain/observation.ts';
import { identifyService } from '../../src/scanning/fingerprint/identify-service.ts';
import {
  aMdnsMessage,
  anSsdpAnswer,
  aUpnpDescription,
  ptr,
  txt,
} from '../../src/scanning/fingerprint/replies/announcements.fixture.ts';

const clock = { now: () => new Date('2026-01-01T00:00:00Z') };
const open: Socket[] = [];
/** Away from 127.0.0.1, where the machine's own name server or agent may sit on the same port. */
const address = '127.0.0.79';

afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** Answers every datagram on `port` with what `answer` makes of it; undefined stays silent. */
async function respond(
  port: number,
  answer: (question: Buffer) => Buffer | undefined,
): Promise<{ question: Buffer; from: string }[]> {
  const socket = createSocket('udp4');
  const questions: { question: Buffer; from: string }[] = [];
  socket.on('message', (question, { port: from, address: host }) => {
    questions.push({ question, from: host });
    const reply = answer(question);
    if (reply !== undefined) socket.send(reply, from, host);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, resolve);
  });
  open.push(socket);
  return questions;
}

async function identify(
  port: number,
  timeoutMs = 1500,
): Promise<{ observation: ServiceObservation | undefined; tookMs: number }> {
  const scope = scopeOf(['127.0.0.0/8']);
  if (scope === undefined) throw new Error('not a scope');
  const start = performance.now();
  const target = { address, port, transport: 'udp' } as const;
  const observation = await identifyService(target, { scope, timeoutMs, clock });
  return { observation, tookMs: performance.now() - start };
}

/** A GetResponse of that SNMP version (0: v1) that tells sysDescr and nothing else. */
function snmpResponse(sysDescr: string, version: number): Buffer {
  const wrap = (tag: number, ...parts: readonly Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, content.length]), content]);
  };
  const binding = wrap(0x30, Buffer.from('06082b06010201010100', 'hex'), wrap(0x04, Buffer.from(sysDescr)));
  const head = Buffer.from('02025357020100020100', 'hex');
  const community = Buffer.from('\u0004\u0006public', 'latin1');
  return wrap(0x30, Buffer.from([0x02, 1, version]), community, wrap(0xa2, head, wrap(0x30, binding)));
}

function dnsResponse(question: Buffer, text: string): Buffer {
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8400, 2);
  head.writeUInt16BE(1, 6);
  const record = Buffer.from('c00c00100003000000000000', 'hex');
  record.writeUInt16BE(text.length + 1, 10);
  return Buffer.concat([head, question.subarray(12), record, Buffer.from([text.length]), Buffer.from(text)]);
}

async function whyNot(): Promise<string | undefined> {
  try {
    for (const port of [53, 161]) await respond(port, () => undefined);
    return undefined;
  } catch (error) {
    return `ports 53 and 161 of ${address} cannot be bound (${error instanceof Error ? error.message : ''})`;
  } finally {
    for (const socket of open.splice(0)) socket.close();
  }
}

const reason = await whyNot();
if (reason === undefined) describe('identification over UDP', tests);
else it.skip(`identification over UDP is skipped: ${reason}`);

function tests(): void {
  it('names a router by its SNMP answer, whichever version it speaks', async () => {
    const questions = await respond(161, (question) =>
      question[4] === 0 ? snmpResponse('RouterOS RB750Gr3', 0) : undefined,
    );
    const { observation } = await identify(161);
    expect(observation).toMatchObject({
      port: 161,
      transport: 'udp',
      identity: { service: 'snmp', product: 'RouterOS', version: null, extra: { board: 'RB750Gr3' } },
      observation: { probe: 'snmp-system-v1' },
    });
    expect(new Set(questions.map(({ question }) => question[4]))).toEqual(new Set([0, 1]));
    // A socket that is bound to the address it asks only works where that is an address of its own.
    expect(new Set(questions.map(({ from }) => from))).toEqual(new Set(['127.0.0.1']));
  });

  it('asks what announces itself by multicast DNS once more, by unicast', async () => {
    const questions = await respond(5353, (question) =>
      question.readUInt16BE(4) === 1 && question.toString('latin1').includes('_dns-sd')
        ? aMdnsMessage([ptr('_services._dns-sd._udp.local', '_home-assistant._tcp.local')])
        : aMdnsMessage([txt('Home._home-assistant._tcp.local', ['version=2023.1.7'])]),
    );
    const { observation } = await identify(5353);
    expect(observation?.identity).toMatchObject({
      service: 'mdns',
      product: 'Home Assistant',
      version: '2023.1.7',
    });
    expect(questions).toHaveLength(2);
  });

  it('reads the description of a UPnP device at the address that answered, and at no other', async () => {
    const asked: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        asked.push(data.toString().split('\r\n', 1)[0] ?? '');
        socket.end(aUpnpDescription({ manufacturer: 'Synology', modelName: 'DS918+' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    const at = server.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    const elsewhere = await respond(1900, () => anSsdpAnswer(`http://127.0.0.80:${port}/desc.xml`));
    expect((await identify(1900)).observation?.identity).toMatchObject({ service: 'upnp', product: null });
    expect([elsewhere.length, asked]).toEqual([1, []]);
    open.pop()?.close();
    await respond(1900, () => anSsdpAnswer(`http://${address}:${port}/desc.xml`));
    const { observation, tookMs } = await identify(1900, 5000);
    expect(observation?.identity).toMatchObject({ service: 'upnp', product: 'DiskStation Manager' });
    expect(asked).toEqual(['GET /desc.xml HTTP/1.1']);
    expect(tookMs).toBeLessThan(2500);
    await new Promise((resolve) => server.close(resolve));
  });

  it('names a name server by version.bind and does not wait for its deadline', async () => {
    await respond(53, (question) => dnsResponse(question, 'dnsmasq-2.90'));
    const { observation, tookMs } = await identify(53, 5000);
    expect(observation?.identity).toMatchObject({ service: 'dns', product: 'dnsmasq', version: '2.90' });
    expect(tookMs).toBeLessThan(2500);
  });

  it('says that something speaks DNS when it refuses to tell its version', async () => {
    await respond(53, (question) => {
      const refusal = Buffer.from(question);
      refusal.writeUInt16BE(0x8005, 2);
      return refusal;
    });
    const { observation } = await identify(53);
    expect(observation?.identity).toMatchObject({ service: 'dns', product: null, cpe: [] });
  });

  it('says nothing of a port that only sends back what it was sent', async () => {
    await respond(161, (question) => question);
    const { observation } = await identify(161);
    expect(observation?.identity).toMatchObject({ service: null, product: null });
  });

  it('says nothing of a port that is closed or silent, at the latest at the deadline', async () => {
    const closed = await identify(161);
    expect(closed.observation).toBeUndefined();
    expect(closed.tookMs).toBeLessThan(1000);
    await respond(161, () => undefined);
    const silent = await identify(161, 600);
    expect(silent.observation).toBeUndefined();
    expect(silent.tookMs).toBeLessThan(1500);
  });

  it('survives random bytes for an answer', async () => {
    let seed = 7;
    await respond(161, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Buffer.from(Array.from({ length: 80 }, (_, index) => (seed >> (index % 24)) & 255));
    });
    for (let turn = 0; turn < 20; turn += 1) {
      const { observation } = await identify(161, 700);
      expect(observation?.identity.product).toBeNull();
    }
  });
}
