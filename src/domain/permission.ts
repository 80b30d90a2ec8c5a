import { z } from 'zod';

/**
 * What an actor may be allowed to do, as `resource:action`; the scopes of tokens and API keys. `org` is the
 * organization with its users, keys, groups and settings; `ticket` is apart, so that a help desk can be given no more.
 */
export const Permission = z.enum([
  'cve:view',
  'cve:create',
  'cve:update',
  'cve:delete',
  'site:view',
  'site:create',
  'site:update',
  'site:delete',
  'ticket:view',
  'ticket:create',
  'ticket:update',
  'ticket:delete',
  'org:view',
  'org:create',
  'org:update',
  'org:delete',
  'audit:view',
]);
export type Permission = z.infer<typeof Permission>;

export const allPermissions: readonly Permission[] = Permission.options;

/** Whether granted scopes hold a permission; `cve:*` holds every action on that resource. */
export function holdsPermission(scopes: readonly string[], permission: string): boolean {
  const [resource = ''] = permission.split(':');
  return scopes.includes(permission) || scopes.includes(`${resource}:*`);
}
