/**
 * Milliseconds that this thread has waited for the network so far. What came while it was busy with itself was there when
 * it listened again: between two readings lies how long others took, and not how long this machine did.
 */
export function listeningMs(): number {
  return performance.eventLoopUtilization().idle;
}
