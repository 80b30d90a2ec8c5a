import type { AffectedStatement, ProductMatch } from '../domain/affected-statement.ts';

/** The criteria of a match as a CPE 2.3 formatted string. */
export function criteriaOf(product: string, match: ProductMatch): string {
  return `cpe:2.3:${product}:${match.version}:${match.attributes?.join(':') ?? '*:*:*:*:*:*:*'}`;
}

/**
 * A statement as people read it: the criteria, its bounds, and what it says when that is not `affected`:
 * `cpe:2.3:a:… >= 8.5, < 9.3 (unaffected)`.
 */
export function describeStatement({ product, named }: AffectedStatement, match: ProductMatch): string {
  const text = criteriaOf(product, match) + boundsText(match);
  if (match.status === undefined && match.doubt === undefined && named === undefined) return text;
  const notes = [
    ...(match.status === undefined ? [] : [match.status]),
    ...(match.doubt === undefined ? [] : [doubts[match.doubt]]),
    ...(named === undefined ? [] : [`named ${named}`]),
  ];
  return `${text} (${notes.join('; ')})`;
}

/** What a source says of a version that it does not list. */
export function describeDefault({
  product,
  defaultStatus = 'unknown',
  named,
  matches,
}: AffectedStatement): string {
  const criteria = criteriaOf(product, openMatch);
  const listed = matches.slice(0, maxListed).map((match) => boundsText(match).trim() || match.version);
  const more = matches.length > maxListed ? `, ${matches.length - maxListed} more` : '';
  const name = named === undefined ? '' : `named ${named}; `;
  return `${criteria} (${name}not listed: ${defaultStatus}; listed: ${listed.join(' | ') || 'nothing'}${more})`;
}

const maxListed = 8;
const openMatch: ProductMatch = { version: '*', attributes: undefined, range: undefined };
const doubts = {
  impossible: 'a version that was never released',
  text: 'as its text says, its CPE names another version',
  line: 'fixed in this release line',
} as const;

/** Put together bound by bound: a verdict needs it, and a list of parts takes several times as long. */
function boundsText({ range }: ProductMatch): string {
  if (range === undefined) return '';
  const { startIncluding, startExcluding, endIncluding, endExcluding } = range;
  if (startIncluding !== undefined && startIncluding === endIncluding) return ` = ${startIncluding}`;
  let text = '';
  if (startIncluding !== undefined) text += `, >= ${startIncluding}`;
  if (startExcluding !== undefined) text += `, > ${startExcluding}`;
  if (endIncluding !== undefined) text += `, <= ${endIncluding}`;
  if (endExcluding !== undefined) text += `, < ${endExcluding}`;
  return text.slice(1);
}
