import { classifyHost } from './classify-host.ts';
import type { SignallingHost } from './host-signals.ts';

/** What kind of device a host seems to be, for a line of a report: `access point, linux`; null when nothing says. */
export function deviceWords(host: SignallingHost): string | null {
  const { deviceClass, osFamily } = classifyHost(host);
  const known = deviceClass === 'unknown' ? null : deviceClass.replaceAll('_', ' ');
  const words = [known, osFamily].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(', ');
}
