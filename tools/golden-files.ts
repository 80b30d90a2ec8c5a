import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandErrorsPage } from '../src/cli/command-errors.ts';
import { settingsTable } from '../src/config/settings-table.ts';
import { errorListMarkdown, errorPageMarkdown, sortedErrorCodes } from '../src/http/errors/error-page.ts';
import { openapiDocument } from '../src/http/openapi-document.ts';
import { scanJsonSchema } from '../src/reports/json/scan-json-schema.ts';
import { clientFiles } from './client-files.ts';

/** Every committed file that is made from code, by its path in the project. */
export async function goldenFiles(root: string): Promise<Map<string, string>> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const document = await openapiDocument(version);
  return new Map([
    ['openapi.json', json(document)],
    ['schema/scan-report.schema.json', json(scanJsonSchema())],
    ['docs/settings.md', settingsTable()],
    ['docs/command-line-errors.md', commandErrorsPage()],
    ['docs/errors/README.md', errorListMarkdown()],
    ...sortedErrorCodes().map((code): [string, string] => [
      `docs/errors/${code}.md`,
      errorPageMarkdown(code),
    ]),
    ...(await clientFiles(document)),
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
