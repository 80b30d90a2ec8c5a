import { macOnLink } from '../../src/scanning/discovery/mac-on-link.ts';
import { parseTargets } from '../../src/scanning/targets/parse-targets.ts';

/** A child process of the lab tests, run inside a namespace: `ADDRESS`. Prints the MAC at it, or `none`. */
const [address = ''] = process.argv.slice(2);
if (!address.startsWith('10.')) throw new Error('Only the networks of the tests may be asked');
const { scope } = parseTargets([address], { exclude: [], allowPublic: false });
process.stdout.write((await macOnLink(address, scope, AbortSignal.timeout(10_000))) ?? 'none');
