import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** The addresses of this machine's interfaces; none where the system does not tell (sandboxes forbid the question). */
export function ownInterfaces(): readonly NetworkInterfaceInfo[] {
  try {
    return Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  } catch {
    return [];
  }
}
