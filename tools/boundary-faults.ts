import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { listFiles } from './list-files.ts';
import { processFaults } from './process-rules.ts';

export interface BoundaryReport {
  /** `file: rule → what it imports`, sorted. */
  readonly faults: readonly { readonly file: string; readonly word: string }[];
  /** Source files the analyser looked into. */
  readonly seen: number;
  /** Source files there are. */
  readonly present: number;
}

/** Runs the import rules and the process rules over directories, relative to the project's root. */
export async function boundaryFaults(root: string, directories: readonly string[]): Promise<BoundaryReport> {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'));
  const { output } = await cruise([...directories], { ...options, baseDir: root }, undefined, {
    tsConfig: extractTSConfig(join(root, 'tsconfig.json')),
  });
  if (typeof output === 'string')
    throw new TypeError('dependency-cruiser gave text where a result was asked for');
  const files = directories
    .flatMap((directory) => listFiles(root, directory))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  return {
    faults: [...importFaults(output), ...files.flatMap((file) => wordsOf(root, file))].toSorted((a, b) =>
      a.word < b.word ? -1 : 1,
    ),
    seen: output.modules.filter((module) => files.includes(module.source)).length,
    present: files.length,
  };
}

function importFaults(result: ICruiseResult): { file: string; word: string }[] {
  return result.summary.violations.flatMap(({ from, to, rule, cycle }) =>
    [from, ...(cycle ?? []).map((step) => step.name)]
      .filter((file, index, files) => files.indexOf(file) === index)
      .map((file) => ({ file, word: `${file}: ${rule.name} → ${file === from ? to : from}` })),
  );
}

function wordsOf(root: string, file: string): { file: string; word: string }[] {
  return processFaults(file, readFileSync(join(root, file), 'utf8')).map((word) => ({ file, word }));
}
