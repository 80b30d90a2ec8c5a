import type { ScanState } from '../operations/scans/describe-scan-state.ts';

/** States without news after which a comment shows that the connection lives: they come twice a second. */
const quietStates = 30;

/** States of a scan as server-sent events (HTML standard §9.2.6): what is new, and comments while nothing is. */
export async function* scanEventText(
  states: AsyncIterable<ScanState>,
  toWire: (state: ScanState) => object,
): AsyncGenerator<string, void, undefined> {
  let told = '';
  let quiet = 0;
  for await (const state of states) {
    const data = JSON.stringify(toWire(state));
    quiet += 1;
    if (!state.report.running) {
      yield `event: end\ndata: ${data}\n\n`;
    } else if (data !== told) {
      [told, quiet] = [data, 0];
      yield `event: progress\ndata: ${data}\n\n`;
    } else if (quiet % quietStates === 0) {
      yield ': nothing new\n\n';
    }
  }
}
