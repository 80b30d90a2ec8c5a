import { randomInt } from 'node:crypto';
import type { Scope } from '../../domain/scope.ts';
import { exchangeUdp } from '../sockets/exchange-udp.ts';
import type { BerValue } from './ber-values.ts';
import { encodeSnmpRequest } from './encode-snmp-request.ts';
import { readSnmpAnswer, type SnmpAnswer } from './read-snmp-answer.ts';

export interface SnmpTarget {
  readonly scope: Scope;
  readonly address: string;
  readonly port: number;
  readonly community: string;
  readonly signal: AbortSignal;
}

export interface SnmpBinding {
  readonly name: string;
  readonly value: BerValue;
}

const attempts = 2;
const answerTimeoutMs = 2000;
const repetitions = 24;
const maxRounds = 1024;
const endOfView = 0x82;

/** Values of objects by name, without those that the agent does not have; undefined when it does not answer. */
export async function snmpGet(
  target: SnmpTarget,
  names: readonly string[],
): Promise<ReadonlyMap<string, BerValue> | undefined> {
  const answer = await ask(target, 'get', names);
  // noSuchObject and noSuchInstance are context tags (RFC 3416 §3).
  const held = answer?.bindings.filter(({ value }) => value.tag < 0x80);
  return held && new Map(held.map(({ name, value }) => [name, value]));
}

/** What lies below an object, and whether that is all. */
export interface SnmpTable {
  readonly bindings: readonly SnmpBinding[];
  readonly isWhole: boolean;
}

/**
 * Everything below the object `root` in its order, `limit` at most. Not whole where there is more, and where the agent
 * falls silent or, as broken ones do, goes backwards.
 */
export async function snmpWalk(target: SnmpTarget, root: string, limit: number): Promise<SnmpTable> {
  const bindings: SnmpBinding[] = [];
  let last = root;
  for (let round = 0; round < maxRounds; round += 1) {
    const answer = await ask(target, 'bulk', [last]);
    if (answer === undefined || answer.bindings.length === 0) return { bindings, isWhole: false };
    for (const binding of answer.bindings) {
      const isBelow = binding.name.startsWith(`${root}.`) && binding.value.tag !== endOfView;
      if (!isBelow) return { bindings, isWhole: true };
      if (!follows(binding.name, last) || bindings.length >= limit) return { bindings, isWhole: false };
      bindings.push(binding);
      last = binding.name;
    }
  }
  return { bindings, isWhole: false };
}

function follows(name: string, before: string): boolean {
  const [a, b] = [name.split('.').map(Number), before.split('.').map(Number)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (b[at] === undefined || (a[at] ?? 0) > b[at]);
}

async function ask(
  { scope, address, port, community, signal }: SnmpTarget,
  kind: 'get' | 'bulk',
  names: readonly string[],
): Promise<SnmpAnswer | undefined> {
  for (let attempt = 0; attempt < attempts && !signal.aborted; attempt += 1) {
    const requestId = randomInt(1, 0x7fff_ffff);
    const request = encodeSnmpRequest({ version: '2c', community, requestId, ask: kind, names, repetitions });
    const reply = await exchangeUdp({ address, port }, request, {
      scope,
      timeoutMs: answerTimeoutMs,
      signal,
    });
    const answer = reply && readSnmpAnswer(Buffer.from(reply));
    if (answer?.requestId === requestId) return answer.errorStatus === 0 ? answer : undefined;
  }
  return undefined;
}
