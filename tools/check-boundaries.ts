import { boundaryFaults } from './boundary-faults.ts';
import { listFiles } from './list-files.ts';

const root = new URL('..', import.meta.url).pathname;
const directories = ['src', 'client'];
const planted = directories.map((directory) => `tools/planted/${directory}`);
const leastModules = 60;

const source = await boundaryFaults(root, directories);
const proof = await boundaryFaults(root, planted);
const caught = new Set(proof.faults.map((fault) => fault.file));
const plantedFiles = planted
  .flatMap((directory) => listFiles(root, directory))
  .filter((path) => !path.endsWith('/target.ts'));

const faults = [
  ...source.faults.map((fault) => fault.word),
  ...plantedFiles
    .filter((path) => !caught.has(path))
    .map((path) => `${path}: a planted violation went unseen`),
  ...[...caught]
    .filter((path) => !plantedFiles.includes(path))
    .map((path) => `${path}: is no violation but was reported`),
];
if (source.seen < leastModules || source.seen !== source.present) {
  faults.push(
    `the analyser saw ${source.seen} of ${source.present} modules (at least ${leastModules} expected)`,
  );
}
for (const fault of faults) console.error(fault);
console.log(
  `boundaries: ${source.seen} modules, ${plantedFiles.length} planted violations, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
