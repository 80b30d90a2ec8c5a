import { z } from 'zod';
import type { ApiKey } from '../../domain/api-key.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleApiKey } from './visible-api-key.ts';

const GetApiKeyInput = z.strictObject({ apiKeyId: UuidText });
export type GetApiKeyInput = z.input<typeof GetApiKeyInput>;

/** One key, never its token. Scope `org:view`. Throws `not_found` / `api_key_not_found`. */
export async function getApiKey(context: OperationContext, input: GetApiKeyInput): Promise<ApiKey> {
  authorise(context, 'org:view');
  const { apiKeyId } = parseInput(GetApiKeyInput, input);
  return visibleApiKey(context.store.db, context, apiKeyId);
}
