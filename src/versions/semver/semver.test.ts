import * as fc from 'fast-check';
import { holdVersionLaws } from '../../../test/support/version-laws.ts';
import { semver } from './index.ts';

const ascending = [
  '0.9.9',
  '1.0.0-1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.3',
  '1.2.3.4',
  '2',
  '2.1',
  '2.10.0',
];
const same: [string, string][] = [
  ['1', '1.0.0'],
  ['v1.2', '1.2.0'],
  ['1.0.0+build.5', '1.0.0'],
];

const rejected = ['', '*', '-', '1.0rc1', '1.0-', '1.0-a..b', 'latest', '1.'.repeat(300)];

const texts = fc
  .tuple(
    fc.constantFrom('1', '1.0', '2.10.3', '2.9'),
    fc.constantFrom('', '-rc', '-rc.1', '-1', '-a.b', '-rc.10.x', '+b'),
  )
  .map(([core, rest]) => core + rest);

holdVersionLaws(semver, { ascending, same, rejected, texts });
