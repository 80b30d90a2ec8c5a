import type { ProductMatch } from '../../domain/affected-statement.ts';
import type { CompiledStatement } from '../bundle/compile-configuration.ts';

const maxTextLength = 4000;

/**
 * A record whose only CPE names one version, while its text says "before" or "and earlier" of that very version, means
 * the versions below it (CVE-2020-20248, CVE-2012-6050). Anything else stays as it is.
 */
export function correctByText(
  { matches, source }: CompiledStatement,
  description: string,
): readonly ProductMatch[] {
  const [match] = matches;
  const isNamed = /^\d+(?:\.\d+)*$/u.test(match?.version ?? '');
  if (match === undefined || matches.length !== 1 || !isNamed || source === 'vendor') return matches;
  const version = match.version.replaceAll('.', String.raw`\.`);
  const text = description.slice(0, maxTextLength);
  const words = (form: string) =>
    new RegExp(form.replace('X', `v?${version}(?![\\d.]*\\d)`), 'iu').test(text);
  if (words(String.raw`\b(?:before|prior to)\s+(?:the\s+)?(?:stable\s+|long-term\s+)?(?:version\s+)?X`)) {
    return [{ ...match, version: '*', range: { endExcluding: match.version }, doubt: 'text' }];
  }
  if (words(String.raw`\bX,?\s+and\s+(?:earlier|below|prior)\b`)) {
    return [{ ...match, version: '*', range: { endIncluding: match.version }, doubt: 'text' }];
  }
  return matches;
}
