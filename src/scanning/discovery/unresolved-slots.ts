import { Slots } from '../budget/slots.ts';
import { unresolvedLimit } from './neighbour-limit.ts';

let slots: Slots | undefined;

/** The places for unresolved neighbours, shared by all scans of this process: the kernel has one table. */
export function unresolvedSlots(): Slots {
  slots ??= new Slots(unresolvedLimit());
  return slots;
}
