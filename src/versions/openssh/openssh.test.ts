import * as fc from 'fast-check';
import { holdVersionLaws } from '../../../test/support/version-laws.ts';
import { openssh } from './index.ts';

const ascending = [
  '2.9.9',
  '2.9.9p2',
  '3.6.1',
  '3.6.1p1',
  '3.6.1p2',
  '4.3',
  '6.9p1',
  '7.1',
  '9.2',
  '9.2p1',
  '9.2p2',
  '9.3',
  '9.3p2',
  '10.0p1',
];
const same: [string, string][] = [
  ['9.2', '9.2p0'],
  ['9.3p2', '9.3_P2'],
  ['9.2', '9.2.0'],
];

const rejected = ['', '*', '-', 'p1', '9.2p', '9.2p1 Debian-2', '9.2rc1', '1'.repeat(300)];

const texts = fc
  .tuple(fc.constantFrom('9', '9.2', '9.2.0', '3.6.1', '10.0'), fc.constantFrom('', 'p0', 'p1', 'p2', 'p10'))
  .map(([core, rest]) => core + rest);

holdVersionLaws(openssh, { ascending, same, rejected, texts });
