import { homedir } from 'node:os';
import { join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Where compiled code may be kept between starts. In the user's own folder, never in a shared `/tmp`: whoever can
 * write there could have their code run.
 */
export function compileCacheDirectory(env: Variables = process.env, home = homedir()): string {
  const xdg = env['XDG_CACHE_HOME'];
  const base = xdg?.startsWith('/') === true ? xdg : join(home, '.cache');
  return join(base, 'sitewarden', 'compiled');
}
