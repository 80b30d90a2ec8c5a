import * as fc from 'fast-check';
import { holdVersionLaws } from '../../../test/support/version-laws.ts';
import { debian } from './index.ts';

const ascending = [
  '0~~',
  '0~~a',
  '0~',
  '0',
  '1.0~rc1-1',
  '1.0-1',
  '1.0-1+b1',
  '1.0-1.1',
  '1.0-2+deb12u1',
  '1.0-2+deb12u3',
  '1.0-10',
  '1.0a-1',
  '1.0+dfsg-1',
  '1.0.0-1',
  '1.2.9-1',
  '1.2.10-1',
  '1:0.1',
  '9:1',
];
const same: [string, string][] = [
  ['1.0-0', '1.0'],
  ['0:1.5', '1.5'],
  ['1.01', '1.1'],
  ['1:9.2p1-2+deb12u3', '1:9.2p1-2+deb12u3'],
];

const rejected = ['', '*', '-', 'abc', '1.0-', '1_0', ':1', '0+deb:10', '1:~1', '1.0 2', '1'.repeat(300)];

const texts = fc
  .array(fc.constantFrom('0', '1', '10', 'a', 'Z', '.', '+', '~', '-', ':'), { maxLength: 6 })
  .map((pieces) => `1${pieces.join('')}`);

holdVersionLaws(debian, { ascending, same, rejected, texts });
