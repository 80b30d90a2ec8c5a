import { homedir, platform } from 'node:os';
import { join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the user's own data lives on this system (XDG Base Directory Specification; its equivalents elsewhere). */
export function defaultDataDirectory(env: Variables, system: string = platform(), home = homedir()): string {
  if (system === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'sitewarden');
  if (system === 'darwin') return join(home, 'Library', 'Application Support', 'sitewarden');
  const xdg = env['XDG_DATA_HOME'];
  // The specification says that a relative path shall be ignored.
  return xdg?.startsWith('/') === true
    ? join(xdg, 'sitewarden')
    : join(home, '.local', 'share', 'sitewarden');
}
