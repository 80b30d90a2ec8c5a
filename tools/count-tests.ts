import { existsSync, readFileSync } from 'node:fs';
import { countTests } from './test-counts.ts';

const [file = '', exitStatus = '1'] = process.argv.slice(2);
const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
const counts = countTests(report, Number(exitStatus));
for (const word of counts.words) console.log(word);
console.log(`${counts.passed} ${counts.failed}`);
