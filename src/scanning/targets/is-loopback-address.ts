/** Whether the canonical address never leaves the machine (127.0.0.0/8, ::1; RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopbackAddress(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
