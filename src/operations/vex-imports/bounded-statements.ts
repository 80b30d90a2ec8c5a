import type { VexStatement } from '../../domain/vex-document.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const maxStatements = 100_000;

/** All of them in a list. Throws `invalid` / `vex_too_large` at the first that is too many, and reads no further. */
export function boundedStatements(statements: Iterable<VexStatement>): VexStatement[] {
  const read: VexStatement[] = [];
  for (const statement of statements) {
    if (read.length === maxStatements) {
      const detail = `The document says more than ${maxStatements} things of products: more are not taken at once.`;
      throw new SitewardenError('invalid', 'vex_too_large', detail);
    }
    read.push(statement);
  }
  return read;
}
