import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

const patienceMs = 2000;

/** Listens; returns the address. Throws `conflict` / `usage` errors that name the setting to change. */
export async function listen(api: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await api.listen({ host, port });
  } catch (cause) {
    throw listenError(cause, host, port);
  }
}

/** Ends requests under way after a little patience, so that a slow client cannot hold the program. */
export async function stopListening(api: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => api.server.closeAllConnections(), patienceMs);
  try {
    await api.close();
  } finally {
    clearTimeout(cut);
  }
}

/** What a failed attempt to listen says to the operator; `setting` names the port. */
export function listenError(
  cause: unknown,
  host: string,
  port: number,
  setting = 'SITEWARDEN_PORT',
): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'EADDRINUSE':
      return new SitewardenError(
        'conflict',
        'port_in_use',
        `Port ${port} of ${host} is already in use. Stop the other program or set ${setting} (0 = any free port).`,
        { cause },
      );
    case 'EACCES':
      return new SitewardenError(
        'conflict',
        'port_not_permitted',
        `This user may not listen on port ${port}. Set ${setting} to 1024 or more.`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SitewardenError(
        'usage',
        'setting_unusable',
        `SITEWARDEN_HOST is '${host}', which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.`,
        { cause },
      );
    default:
      return cause;
  }
}
