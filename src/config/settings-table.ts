import type { z } from 'zod';
import { Environment, environmentNames, settingNotes, type EnvironmentName } from './environment-schema.ts';

/** The page `docs/settings.md`, made from the schema that reads the settings. */
export function settingsTable(): string {
  const rows = environmentNames.map(
    (name) => `| \`${name}\` | ${defaultOf(name)} | ${settingNotes(name).description} |`,
  );
  return `${[
    '# Settings',
    '',
    'All settings are environment variables, all are optional. They are read once, when the program starts. An unknown',
    '`SITEWARDEN_…` variable, an empty one or one with an unusable value stops the start with a sentence that says what',
    'to do. This page is generated from the schema that reads them.',
    '',
    '| Variable | Default | Meaning |',
    '|---|---|---|',
    ...rows,
    '',
    '`SITEWARDEN_JWT_SECRET` and `SITEWARDEN_JWKS_URL` exclude each other. With neither, API keys are the only credentials.',
  ].join('\n')}\n`;
}

function defaultOf(name: EnvironmentName): string {
  const text = settingNotes(name).defaultText;
  if (text !== undefined) return text;
  const schema: z.ZodType = Environment.shape[name];
  return `\`${String(schema.parse(undefined))}\``;
}
