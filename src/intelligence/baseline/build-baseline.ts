import type { BundleInfo } from '../../domain/bundle-info.ts';
import { writeBundleFile } from '../write-bundle-file.ts';
import { baselineInput } from './baseline-input.ts';

/** Writes the project's own facts as a bundle to the file `out`. Errors: `baseline_damaged`, `bundle_unwritable`. */
export async function buildBaseline(out: string): Promise<BundleInfo> {
  return writeBundleFile(out, baselineInput());
}
