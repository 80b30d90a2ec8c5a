import { parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** The name that the text writes, or the error that says why it cannot be judged; it is the answer to a line of many. */
export function cpeToJudge(text: string): CpeName | SitewardenError {
  const name = parseCpeName(text);
  if (name === undefined) {
    return new SitewardenError(
      'malformed',
      'malformed_cpe',
      'This is no CPE name. Write all attributes of CPE 2.3: cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    );
  }
  if ([name.part, name.vendor, name.product].some((value) => /(?<!\\)[*?]/u.test(value))) {
    return new SitewardenError(
      'invalid',
      'cpe_without_product',
      'Part, vendor and product must be given without wildcards; only then is it known what to look for.',
    );
  }
  return name;
}
