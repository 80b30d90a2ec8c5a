import { classRules, familyRules, type ClassRule } from './class-rules.ts';
import { unclassified, type DeviceClassification } from './device-class.ts';
import { signalsOfHost, type HostSignals, type SignalField, type SignallingHost } from './host-signals.ts';

/** A class that less speaks for is not named. */
const leastWeight = 0.3;
/** How much of its certainty a class loses to a rival that is as likely. */
const lossToRival = 0.4;
const maxSignals = 8;
const maxSignalLength = 120;

interface Weighed<Says extends string> {
  readonly says: Says;
  /** 0 to 1. */
  readonly weight: number;
  readonly signals: readonly string[];
}

/**
 * Says what kind of device the hosts that are one device are, from all that was seen together. Of each kind of signal
 * the strongest counts; different kinds are taken for independent witnesses (1 − Π(1 − weight)).
 */
export function classifyHost(...hosts: readonly SignallingHost[]): DeviceClassification {
  const signals = signalsOfHost(hosts);
  const osFamily = weigh(familyRules, signals)[0]?.says ?? null;
  const [best, rival] = weigh(classRules, signals);
  if (best === undefined || best.weight < leastWeight) return { ...unclassified, osFamily };
  const certainty = best.weight * (1 - (rival?.weight ?? 0) * lossToRival);
  return {
    deviceClass: best.says,
    confidence: Math.max(1, Math.min(99, Math.round(certainty * 100))),
    osFamily,
    signals: best.signals.slice(0, maxSignals),
  };
}

/** Everything that any rule speaks for, the weightiest first. */
function weigh<Says extends string>(
  rules: readonly ClassRule<Says>[],
  signals: HostSignals,
): Weighed<Says>[] {
  const spoken = new Map<Says, Map<SignalField, { weight: number; text: string }>>();
  for (const { says, field, pattern, weight } of rules) {
    const text = signals
      .get(field)
      ?.values()
      .find((one) => pattern.test(one));
    if (text === undefined) continue;
    const fields = spoken.get(says) ?? new Map();
    if (weight > (fields.get(field)?.weight ?? 0)) fields.set(field, { weight, text });
    spoken.set(says, fields);
  }
  return Array.from(spoken, ([says, fields]) => {
    const witnesses = Array.from(fields, ([field, told]) => ({ field, ...told }));
    const doubt = witnesses.reduce((left, { weight }) => left * (1 - weight), 1);
    const strongest = witnesses.toSorted((a, b) => b.weight - a.weight);
    return {
      says,
      weight: 1 - doubt,
      signals: strongest.map(({ field, text }) => `${field}: ${text.slice(0, maxSignalLength)}`),
    };
  }).toSorted((a, b) => b.weight - a.weight);
}
