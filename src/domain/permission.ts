import { z } from 'zod';

/** What an actor may be allowed to do, as `resource:action`; the scopes of tokens and API keys. */
export const Permission = z.enum([
  'cve:view',
  'cve:create',
  'cve:update',
  'cve:delete',
  'site:view',
  'site:create',
  'api_key:create',
]);
export type Permission = z.infer<typeof Permission>;

export const allPermissions: readonly Permission[] = Permission.options;
