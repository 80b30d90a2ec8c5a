import type { AffectedStatement, Candidate, ProductMatch } from '../../domain/affected-statement.ts';
import type { AskedVersion } from '../../versions/asked-version.ts';
import { listedWords, productWords, statementWords, wordAt, type ProductColumns } from './product-columns.ts';
import { unpackHead, unpackMatch, type Head } from './statement-codec.ts';
import { createVersionScreen, type CveFilter } from './version-screen.ts';

export interface ProductStatements {
  /** What is said of the product of that number, ascending by CVE. */
  candidates(product: number, isMeant: CveFilter): Candidate[];
  /** Means the CVEs of which some statement could call the version affected. */
  readonly couldAffect: (asked: AskedVersion) => CveFilter;
  sizeOf(product: number): { readonly statements: number; readonly matches: number };
}

/**
 * Makes statements of numbers. Heads and matches are made when they are first asked for and then kept, one object for
 * all equal ones: all of them take less than a tenth of what the statements would.
 */
export function createProductStatements(columns: ProductColumns): ProductStatements {
  const { products, statements, listed } = columns;
  const knownHeads: (Head | undefined)[] = [];
  const knownMatches: (ProductMatch | undefined)[] = [];
  knownHeads.length = columns.heads.count;
  knownMatches.length = columns.matches.count;

  function headAt(number: number): Head {
    return (knownHeads[number] ??= unpackHead(columns.heads.at(number)));
  }

  function matchAt(number: number): ProductMatch {
    return (knownMatches[number] ??= unpackMatch(columns.matches.at(number)));
  }

  /** Written out field by field: statements are made by the ten thousand, and spreading takes five times as long. */
  function statementOf(key: string, statement: number): AffectedStatement {
    const row = statement * statementWords;
    const head = headAt(wordAt(statements, row + 1) >> 1);
    const matches: ProductMatch[] = [];
    const to = wordAt(statements, row + 3);
    for (let place = wordAt(statements, row + 2); place < to; place += 1) {
      matches.push(matchAt(wordAt(listed, place * listedWords)));
    }
    return {
      product: head.written ?? key,
      matches,
      use: head.use,
      condition: head.condition,
      source: head.source,
      defaultStatus: head.defaultStatus,
      isListing: head.isListing,
      named: head.named,
    };
  }

  function spanOf(product: number): { from: number; to: number } {
    const row = product * productWords;
    return { from: product === 0 ? 0 : wordAt(products, row - productWords), to: wordAt(products, row) };
  }

  return {
    candidates(product, isMeant) {
      const { from, to } = spanOf(product);
      const found: Candidate[] = [];
      for (let first = from, next = from; first < to; first = next) {
        const cve = wordAt(statements, first * statementWords);
        while (next < to && statements[next * statementWords] === cve) next += 1;
        if (!isMeant(cve, first, next)) continue;
        const key = columns.keys.at(product);
        const said: AffectedStatement[] = [];
        for (let statement = first; statement < next; statement += 1) said.push(statementOf(key, statement));
        found.push({ cve, statements: said });
      }
      return found;
    },
    couldAffect: createVersionScreen(columns, matchAt),
    sizeOf(product) {
      const { from, to } = spanOf(product);
      return { statements: to - from, matches: wordAt(products, product * productWords + 1) };
    },
  };
}
