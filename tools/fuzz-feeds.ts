import { parseArgs } from 'node:util';
import { feedParsers } from '../test/fuzz/feed-parsers.ts';
import { fuzzParser } from '../test/fuzz/fuzz-parser.ts';

// npm run fuzz -- [--inputs N] [--seed N] [FEED…]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
for (const parser of feedParsers) {
  if (positionals.length > 0 && !positionals.includes(parser.name)) continue;
  const from = performance.now();
  const figures = await fuzzParser(parser, { inputs, seed, longestMs: 5000 });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${parser.name.padEnd(16)} ${seconds} s  ${JSON.stringify(figures)}\n`);
}
