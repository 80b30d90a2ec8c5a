/** Ids of scans in the order in which everybody locks several: two who take turns otherwise wait for each other. */
export function inLockOrder(scans: readonly { readonly id: string }[]): string[] {
  return scans.map(({ id }) => id).sort();
}
