const mostTold = 20;

/** The CVEs that MikroTik says are mended before any feed has a record of them, as one line; undefined for none. */
export function fixesWithoutRecord(cveIds: readonly string[]): string | undefined {
  if (cveIds.length === 0) return undefined;
  const more = cveIds.length > mostTold ? ` and ${cveIds.length - mostTold} more` : '';
  const told = `${cveIds.slice(0, mostTold).join(', ')}${more}`;
  return `CVEs that MikroTik says are mended and that are in no feed, so not in this bundle (${cveIds.length}): ${told}`;
}
