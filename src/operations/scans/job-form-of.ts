import { sharedPartForm, wholePartForm } from '../../domain/run-scan-job.ts';
import { rangeSize } from '../../scanning/targets/address-range.ts';
import { parseTarget } from '../../scanning/targets/parse-target.ts';

/** What lies in one /24 is done by one worker. */
const mostOfWhole = 256n;

/** The form of the job of a part with these targets: whether several workers may share it. */
export function jobFormOf(targets: readonly string[]): number {
  return sizeOf(targets) > mostOfWhole ? sharedPartForm : wholePartForm;
}

/** Targets that overlap count twice; what is too large to be asked address by address counts as nothing: of it, few are. */
function sizeOf(targets: readonly string[]): bigint {
  return targets.reduce((sum, text) => {
    try {
      return sum + rangeSize(parseTarget(text, 'host'));
    } catch {
      return sum;
    }
  }, 0n);
}
