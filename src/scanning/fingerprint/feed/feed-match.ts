import { formatCpeName, parseCpeName } from '../../../domain/cpe-name.ts';
import { any } from '../../../domain/cpe-value.ts';
import type { FeedFingerprint } from '../../../domain/feed-fingerprint.ts';
import type { ServiceIdentity } from '../../../domain/service-identity.ts';

/** What a fingerprint of a feed says of who answers; its own entry is named in `extra`. */
export type FeedMatch = Pick<
  ServiceIdentity,
  'vendor' | 'product' | 'version' | 'cpe' | 'extra' | 'confidence'
> & { readonly fingerprint: string };

type Facts = ReadonlyMap<string, string>;
type Subject = 'service' | 'hw' | 'os';

/** Less than our own fingerprints have: of these nobody here has seen the reply. */
const surest = 70;
/** Systems that run on anything: what they are says nothing of the program, and their CVEs are not its own. */
const generalDevices = new Set(
  'general,server,desktop,workstation,laptop,tablet,mobile phone,hypervisor,virtualization'.split(','),
).add('');

/**
 * Brings the facts of a fingerprint (Recog's words: `service.*`, `hw.*`, `os.*`) into an identity. The program
 * comes first, then the device, then a system made for devices; a general system is only told beside.
 */
export function feedMatchOf(fingerprint: FeedFingerprint, facts: Facts): FeedMatch {
  const subject = subjectOf(facts);
  const told = (name: string): string | null => facts.get(name) ?? null;
  return {
    fingerprint: fingerprint.id,
    vendor: subject === undefined ? null : told(`${subject}.vendor`),
    product: subject === undefined ? null : told(`${subject}.product`),
    version: subject === undefined ? null : versionOf(facts, subject),
    cpe: subject === undefined ? [] : cpesOf(facts, subject),
    extra: extraOf(fingerprint, facts, subject),
    confidence: subject === undefined ? 0 : Math.round(surest * certaintyOf(facts, subject)),
  };
}

function subjectOf(facts: Facts): Subject | undefined {
  if (facts.has('service.product')) return 'service';
  if (facts.has('hw.product')) return 'hw';
  return facts.has('os.product') && isAppliance(facts) ? 'os' : undefined;
}

function isAppliance(facts: Facts): boolean {
  return facts.has('hw.product') || !generalDevices.has((facts.get('os.device') ?? '').toLowerCase());
}

/** A device's version is that of the system on it. */
function versionOf(facts: Facts, subject: Subject): string | null {
  const own = facts.get(`${subject}.version`);
  return (subject === 'hw' ? (facts.get('os.version') ?? own) : own) ?? null;
}

function cpesOf(facts: Facts, subject: Subject): string[] {
  const subjects: Subject[] = subject === 'service' ? ['service'] : ['os', 'hw'];
  if (subject !== 'service' && !isAppliance(facts)) subjects.shift();
  const names = subjects.flatMap((one) => cpeOf(facts.get(`${one}.cpe23`)));
  return [...new Set(names)];
}

/** Recog writes `-` where it knows no version; that is ANY here, for NA would say that it has none. */
function cpeOf(text: string | undefined): string[] {
  const name = text === undefined ? undefined : parseCpeName(text.replace(/:+$/u, ''));
  if (name === undefined) return [];
  return [formatCpeName(name.version === '-' ? { ...name, version: any } : name)];
}

/** Recog's certainty is a share of 1; without it the entry is as sure as any. */
function certaintyOf(facts: Facts, subject: Subject): number {
  const certainty = Number(facts.get(`${subject}.certainty`) ?? '1');
  return certainty >= 0 && certainty <= 1 ? certainty : 1;
}

function extraOf(
  fingerprint: FeedFingerprint,
  facts: Facts,
  subject: Subject | undefined,
): Record<string, string> {
  const joined = (...names: readonly string[]) =>
    names
      .map((name) => facts.get(name) ?? '')
      .filter((text) => text !== '')
      .join(' ');
  const extra = {
    os: subject === 'os' ? '' : joined('os.product', 'os.version'),
    hardware: subject === 'hw' ? '' : joined('hw.vendor', 'hw.product'),
    device: facts.get('hw.device') ?? facts.get('os.device') ?? '',
    fingerprint_title: fingerprint.title,
  };
  return Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== ''));
}
