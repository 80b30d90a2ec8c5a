import { createSitewardenClient } from '../../../client/create-sitewarden-client.ts';
import { loadRemoteSettings } from '../../config/remote-settings.ts';
import type { CliStreams } from '../cli-streams.ts';

/** Options of every command that talks to a running service. */
export interface RemoteOptions {
  readonly url?: string;
  readonly token?: string;
  readonly json: boolean;
}

/** The service that a command talks to, and where it prints. */
export interface Remote {
  readonly client: ReturnType<typeof createSitewardenClient>;
  readonly io: CliStreams;
  /** Answers as JSON instead of text for a person. */
  readonly json: boolean;
  readonly signal: AbortSignal;
}

const answerTimeoutMs = 60_000;

/** Opens nothing yet: each call is a request of its own, which a signal or the end of its time ends. */
export function openRemote(
  options: RemoteOptions,
  io: CliStreams,
  signal: AbortSignal,
  timeoutMs = answerTimeoutMs,
): Remote {
  const ended = (): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const client = createSitewardenClient({
    ...loadRemoteSettings(options),
    fetch: (input, init) => fetch(input, { ...init, signal: ended() }),
  });
  return { client, io, json: options.json, signal };
}
