const rules = [
  {
    pattern: /\bprocess\s*(?:\.|\?\.|\[\s*['"])\s*env\b/u,
    room: 'config',
    word: 'process.env is read only in src/config',
  },
  { pattern: /\bprocess\s*\.\s*exit\s*\(/u, room: 'main', word: 'process.exit is called only in src/main' },
  {
    pattern: /import\s*\{[^}]*\b(?:env|exit)\b[^}]*\}\s*from\s*'(?:node:)?process'/u,
    room: undefined,
    word: 'env and exit are not imported from node:process: the rules above look for their full names',
  },
];

/** What a source file does with the process that its room may not; one sentence a fault. */
export function processFaults(path: string, text: string): string[] {
  const room = /(?:^|\/)src\/([^/]+)\//u.exec(path)?.[1];
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
  return rules
    .filter((rule) => rule.pattern.test(code) && (rule.room === undefined || room !== rule.room))
    .map((rule) => `${path}: ${rule.word}`);
}
