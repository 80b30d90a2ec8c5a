import { parseCpeName } from './cpe-name.ts';
import type { ServiceIdentity } from './service-identity.ts';

/**
 * The CPEs that stand for the service itself; the first of them says what it is. An operating system named
 * beside a program is where it runs: a CVE of some package of that system says nothing about this service.
 */
export function judgedCpes(identity: ServiceIdentity): readonly string[] {
  const [first] = identity.cpe;
  const main = first === undefined ? undefined : parseCpeName(first);
  if (main?.part !== 'a') return identity.cpe;
  return identity.cpe.filter((text) => {
    const name = parseCpeName(text);
    return name?.part === 'a' || name?.product === main.product;
  });
}
