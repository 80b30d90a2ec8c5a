/** The block of addresses that `address` is looked at with: its /24, of IPv6 its /112. */
export function blockOf(address: string): string {
  return address.slice(0, Math.max(address.lastIndexOf('.'), address.lastIndexOf(':')));
}
