import { z } from 'zod';
import { authorise } from '../authorise.ts';
import { MacAddressText } from '../mac-address-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { type CvesByMacAddress, getCvesByMacAddress } from './get-cves-by-mac-address.ts';

export const GetCvesBySingleMacAddressInput = z.strictObject({ macAddress: MacAddressText });
export type GetCvesBySingleMacAddressInput = z.input<typeof GetCvesBySingleMacAddressInput>;

/** The same as `getCvesByMacAddress` for one address. Scope `cve:view`. */
export async function getCvesBySingleMacAddress(
  context: OperationContext,
  input: GetCvesBySingleMacAddressInput,
): Promise<CvesByMacAddress> {
  authorise(context, 'cve:view');
  const { macAddress } = parseInput(GetCvesBySingleMacAddressInput, input);
  return getCvesByMacAddress(context, { macAddresses: [macAddress] });
}
