import { berValues, objectIdentifier } from '../../../src/scanning/snmp/ber-values.ts';
import { element, integer, objectName } from '../../../src/scanning/snmp/encode-snmp-request.ts';
import { integerOf } from '../../../src/scanning/snmp/read-snmp-answer.ts';
import type { RouterModel } from './router-model.ts';
import type { ReceivedCommand } from './serve-api.ts';

interface Held {
  readonly name: string;
  readonly numbers: readonly number[];
  readonly value: Buffer;
}

/** Answers one SNMP v1 or v2c question to the right community; undefined (silence) for anything else. */
export function answerSnmp(
  data: Buffer,
  router: RouterModel,
  record: (command: ReceivedCommand) => void,
): Buffer | undefined {
  const [version, community, pdu] = berValues(berValues(data, 1)[0]?.content ?? Buffer.alloc(0), 3);
  if (version === undefined || pdu === undefined) return undefined;
  const [requestId, , repetitions, list] = berValues(pdu.content, 4);
  if (requestId === undefined || list === undefined) return undefined;
  const names = berValues(list.content).map(({ content }) =>
    objectIdentifier(berValues(content, 1)[0]?.content ?? Buffer.alloc(0)),
  );
  record({ channel: 'snmp', command: `0x${pdu.tag.toString(16)} ${names.join(' ')}` });
  if (community?.content.toString() !== router.community) return undefined;
  const held = objects(router);
  const found =
    pdu.tag === 0xa0
      ? names.map((name) => held.find((one) => one.name === name) ?? { name, value: element(0x81) })
      : names.flatMap((name) =>
          after(held, name, repetitions === undefined ? 1 : (integerOf(repetitions) ?? 1)),
        );
  const bindings = found.map(({ name, value }) => element(0x30, objectName(name), value));
  const body = element(
    0xa2,
    element(0x02, requestId.content),
    integer(0),
    integer(0),
    element(0x30, ...bindings),
  );
  return element(0x30, element(0x02, version.content), element(0x04, community.content), body);
}

function after(held: readonly Held[], name: string, count: number): Pick<Held, 'name' | 'value'>[] {
  const numbers = name.split('.').map(Number);
  const at = held.findIndex((one) => compare(one.numbers, numbers) > 0);
  return at < 0 ? [{ name, value: element(0x82) }] : held.slice(at, at + count);
}

function compare(x: readonly number[], y: readonly number[]): number {
  for (let at = 0; at < x.length; at += 1) {
    const difference = (x[at] ?? 0) - (y[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

const known = new WeakMap<RouterModel, readonly Held[]>();

/** The objects that the router holds, in their order (RFC 1213, HOST-RESOURCES-MIB, MIKROTIK-MIB). */
function objects(router: RouterModel): readonly Held[] {
  const before = known.get(router);
  if (before !== undefined) return before;
  const mib2 = '1.3.6.1.2.1';
  const mikrotik = '1.3.6.1.4.1.14988.1.1';
  const text = (value: string): Buffer => element(0x04, Buffer.from(value));
  const mac = (value: string): Buffer => element(0x04, Buffer.from(value.replaceAll(':', ''), 'hex'));
  const index = (name: string): number => router.interfaces.findIndex((one) => one.name === name) + 1;
  const entry = (name: string, value: Buffer): Held => ({
    name,
    numbers: name.split('.').map(Number),
    value,
  });
  const held = [
    entry(`${mib2}.1.1.0`, text(`RouterOS ${router.board}`)),
    entry(`${mib2}.1.2.0`, objectName('1.3.6.1.4.1.14988.1')),
    entry(`${mib2}.1.5.0`, text(router.identity)),
    entry(`${mikrotik}.4.4.0`, text(router.version)),
    entry(`${mikrotik}.7.3.0`, text(router.serial)),
    entry(`${mib2}.25.3.3.1.2.1`, integer(router.cpuLoad)),
    ...router.interfaces.flatMap((one, at) => [
      entry(`${mib2}.2.2.1.2.${at + 1}`, text(one.name)),
      entry(`${mib2}.2.2.1.6.${at + 1}`, mac(one.mac)),
    ]),
    ...router.addresses.map((one) =>
      entry(`${mib2}.4.20.1.2.${one.address.replace(/\/.*/u, '')}`, integer(index(one.interface))),
    ),
    ...router.arp.flatMap((one) =>
      one.mac === undefined
        ? []
        : [
            entry(`${mib2}.4.22.1.2.${index(one.interface)}.${one.address}`, mac(one.mac)),
            entry(
              `${mib2}.4.22.1.4.${index(one.interface)}.${one.address}`,
              integer(one.isStatic === true ? 4 : 3),
            ),
          ],
    ),
    ...router.neighbours.flatMap((one, at) => [
      entry(`${mikrotik}.11.1.1.2.${at + 1}`, element(0x40, Buffer.from(one.address.split('.').map(Number)))),
      entry(`${mikrotik}.11.1.1.3.${at + 1}`, mac(one.mac)),
      entry(`${mikrotik}.11.1.1.4.${at + 1}`, text(one.version)),
      entry(`${mikrotik}.11.1.1.5.${at + 1}`, text('MikroTik')),
      entry(`${mikrotik}.11.1.1.6.${at + 1}`, text(one.identity)),
    ]),
  ];
  held.sort((a, b) => compare(a.numbers, b.numbers));
  known.set(router, held);
  return held;
}
