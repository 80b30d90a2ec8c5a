const printPorts: readonly number[] = [515, 631, 9100, 9101, 9102, 9103, 9104, 9105, 9106, 9107];
const fragile: ReadonlySet<number> = new Set(printPorts);

/** Whether a port belongs to printers, which print whatever they are sent (JetDirect, LPD, IPP). */
export function isNeverProbed(port: number): boolean {
  return fragile.has(port);
}
