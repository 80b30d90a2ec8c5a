import * as fc from 'fast-check';
import { holdVersionLaws } from '../../../test/support/version-laws.ts';
import { routeros } from './index.ts';

const ascending = [
  '2.9.51',
  '3.30',
  '6.4.2rc11',
  '6.4.2',
  '6.40.5',
  '6.46.8',
  '6.46.8.1',
  '6.48.7',
  '6.49beta27',
  '6.49',
  '6.49.9',
  '6.49.10',
  '6.49.18',
  '7.1beta5',
  '7.1rc6',
  '7.1',
  '7.1.1',
  '7.20_ab129',
  '7.20beta2',
  '7.20',
  '7.25alpha0',
  '7.25beta2',
  '7.25beta10',
  '7.25rc1',
  '7.25',
  '7.25.1',
];
const same: [string, string][] = [
  ['7.1', '7.1.0'],
  ['7', '7.0'],
  ['6.46.8.0', '6.46.8'],
  ['6.49.10', '6.49.10 long-term'],
  ['v6.49.10 (stable)', '6.49.10'],
  ['6.49.10 (long-term)', '6.49.10'],
  ['6.49.7 Stable', '6.49.7'],
  ['7.25RC1', '7.25-rc1'],
];

const rejected = ['', '*', '-', '2021-01-04', 'stable', '7.1rc', '7'.repeat(300)];

const texts = fc
  .tuple(
    fc.constantFrom('6.49', '6.49.10', '7.1', '7.1.0', '7.25'),
    fc.constantFrom('', 'beta1', 'beta10', 'rc1', ' stable'),
  )
  .map(([core, rest]) => core + rest);

holdVersionLaws(routeros, { ascending, same, rejected, texts });
