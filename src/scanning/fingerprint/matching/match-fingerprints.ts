import type { ReplyFacts } from '../replies/reply-reader.ts';
import { matchPattern } from './compiled-pattern.ts';
import { fillCpeTemplate, fillTemplate } from './fill-template.ts';
import type { Fingerprint } from './fingerprint.ts';
import { distributionMarks, fingerprintsOf } from './load-fingerprints.ts';

/** What a fingerprint says of the program once its groups are filled in. */
export interface FingerprintMatch {
  readonly fingerprint: Fingerprint;
  readonly product: string | null;
  readonly version: string | null;
  readonly cpe: readonly string[];
  readonly extra: Readonly<Record<string, string>>;
}

/** The first fingerprint of `protocol` that one of the fields fits; undefined when none does. */
export function matchFingerprints(
  protocol: string,
  fields: ReplyFacts['fields'],
): FingerprintMatch | undefined {
  for (const fingerprint of fingerprintsOf(protocol)) {
    const value = fields[fingerprint.field];
    if (value === undefined) continue;
    const groups = matchPattern(fingerprint.pattern, fingerprint.flags, value);
    if (groups !== undefined) return filled(fingerprint, groups);
  }
  return undefined;
}

function filled(
  fingerprint: Fingerprint,
  groups: Readonly<Record<string, string | undefined>>,
): FingerprintMatch {
  const extra: Record<string, string> = {};
  for (const [name, template] of Object.entries(fingerprint.extra)) {
    const value = fillTemplate(template, groups);
    if (value !== undefined) extra[name] = value.trim();
  }
  return {
    fingerprint,
    product: fingerprint.product === null ? null : (fillTemplate(fingerprint.product, groups) ?? null),
    version: fillTemplate(fingerprint.version, groups) ?? null,
    cpe: fingerprint.cpe.map((template) => fillCpeTemplate(template, groups)),
    extra,
  };
}

/** Distribution and package revision that a banner betrays; empty when it bears no mark. */
export function distributionOf(text: string): { distribution?: string; package_revision?: string } {
  for (const mark of distributionMarks()) {
    const groups = matchPattern(mark.pattern, '', text);
    if (groups === undefined) continue;
    const revision = groups['revision'];
    return {
      distribution: mark.distribution,
      ...(revision === undefined || revision === '' ? {} : { package_revision: revision }),
    };
  }
  return {};
}
