import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { listFiles } from './list-files.ts';

/** Where the generated part of the client lives; everything there is written by `npm run golden`. */
export const clientDirectory = 'client/generated';

/** The typed client that is made from an OpenAPI document, each file by its path in the project. */
export async function clientFiles(document: object): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-client-'));
  try {
    await createClient({
      input: { ...document },
      output: {
        path: folder,
        module: { extension: '.ts' },
        entryFile: false,
        header: '// Made by `npm run golden` from openapi.json; do not edit.',
      },
      logs: { level: 'silent', file: false },
      plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
    });
    return new Map(
      listFiles(folder, '.').map((file) => [
        `${clientDirectory}/${file}`,
        unchecked(file, readFileSync(join(folder, file), 'utf8')),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The generator's transport is not written for `exactOptionalPropertyTypes`; what it exports is typed all the same. */
function unchecked(file: string, text: string): string {
  return /^(?:client|core)\//u.test(file) ? `// @ts-nocheck\n${text}` : text;
}
