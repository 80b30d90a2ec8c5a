import { berValues, objectIdentifier, type BerValue } from './ber-values.ts';

export interface SnmpAnswer {
  readonly version: '1' | '2c';
  readonly requestId: number;
  /** error-status of RFC 3416 §3; 0 = none. */
  readonly errorStatus: number;
  readonly bindings: readonly { readonly name: string; readonly value: BerValue }[];
}

const getResponse = 0xa2;
const mostBindings = 256;

/** A GetResponse of SNMP v1 or v2c (RFC 3416 §3); undefined for anything else. */
export function readSnmpAnswer(data: Buffer): SnmpAnswer | undefined {
  const [message] = berValues(data, 1);
  if (message?.tag !== 0x30) return undefined;
  const [version, , pdu] = berValues(message.content, 3);
  const versionNumber = version?.tag === 0x02 ? integerOf(version) : undefined;
  if (pdu?.tag !== getResponse || (versionNumber !== 0 && versionNumber !== 1)) return undefined;
  const [requestId, errorStatus, , list] = berValues(pdu.content, 4);
  if (requestId?.tag !== 0x02 || errorStatus?.tag !== 0x02 || list?.tag !== 0x30) return undefined;
  return {
    version: versionNumber === 0 ? '1' : '2c',
    requestId: integerOf(requestId) ?? -1,
    errorStatus: integerOf(errorStatus) ?? -1,
    bindings: berValues(list.content, mostBindings).flatMap(({ content }) => {
      const [name, value] = berValues(content, 2);
      return name?.tag !== 0x06 || value === undefined
        ? []
        : [{ name: objectIdentifier(name.content), value }];
    }),
  };
}

/** An INTEGER, Counter, Gauge or TimeTicks of at most six bytes; undefined when it is negative or longer. */
export function integerOf({ content }: BerValue): number | undefined {
  const [first = 0] = content;
  if (content.length === 0 || content.length > 6 || first > 0x7f) return undefined;
  return content.readUIntBE(0, content.length);
}
