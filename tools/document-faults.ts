import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface DocumentFacts {
  /** The project's root. */
  readonly root: string;
  readonly scripts: ReadonlySet<string>;
  /** Environment variables that the code, its tests or its CI script read. */
  readonly variables: ReadonlySet<string>;
}

/** Paths, npm scripts and environment variables that a document names and that are not there. */
export function documentFaults(path: string, text: string, facts: DocumentFacts): string[] {
  return [
    ...linkedPaths(text)
      .filter((target) => !existsSync(join(facts.root, normalize(join(dirname(path), target)))))
      .map((target) => `${path}: links to ${target}, which is not there`),
    ...namedPaths(text)
      .filter((target) => !existsSync(join(facts.root, target)))
      .map((target) => `${path}: names ${target}, which is not there`),
    ...namedScripts(text)
      .filter((script) => !facts.scripts.has(script))
      .map((script) => `${path}: names the npm script ${script}, which is not in package.json`),
    ...namedVariables(text)
      .filter((name) => !facts.variables.has(name))
      .map((name) => `${path}: names the variable ${name}, which nothing reads`),
  ];
}

/** Rooms of `src` without a row in the table of rooms, and rows without a room. */
export function roomFaults(root: string, architecture: string): string[] {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'src', entry.name)).length > 0)
    .map((entry) => entry.name);
  const rows = Array.from(architecture.matchAll(/^\| `([a-z]+)` \| \S.+\|$/gmu), ([, name = '']) => name);
  return [
    ...rooms
      .filter((name) => !rows.includes(name))
      .map((name) => `ARCHITECTURE.md: no sentence for src/${name}`),
    ...rows
      .filter((name) => !rooms.includes(name))
      .map((name) => `ARCHITECTURE.md: a sentence for src/${name}, which is not there`),
  ];
}

/** Environment variables named anywhere in code, scripts or settings. */
export function variablesIn(root: string, files: readonly string[]): Set<string> {
  return new Set(files.flatMap((file) => namedVariables(readFileSync(join(root, file), 'utf8'))));
}

function linkedPaths(text: string): string[] {
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/gu), ([, target = '']) =>
    target.replace(/#.*$/u, ''),
  ).filter((target) => target !== '' && !/^[a-z]+:/u.test(target));
}

/** In backticks, beginning with a folder of the project; placeholders in capitals or angle brackets are no names. */
function namedPaths(text: string): string[] {
  const pattern = /`((?:src|tools|test|bench|data|docs|schema|\.ci)\/[\w./-]*)`/gu;
  return Array.from(text.matchAll(pattern), ([, target = '']) => target).filter(
    (target) => !/[A-Z]{3}/u.test(target),
  );
}

function namedScripts(text: string): string[] {
  const run = Array.from(text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/gu), ([, script = '']) => script);
  const direct = Array.from(text.matchAll(/\bnpm (start|test)\b/gu), ([, script = '']) => script);
  return [...run, ...direct];
}

function namedVariables(text: string): string[] {
  return Array.from(text.matchAll(/\b(SITEWARDEN_[A-Z_]+[A-Z]|DATABASE_URL)\b/gu), ([, name = '']) => name);
}
