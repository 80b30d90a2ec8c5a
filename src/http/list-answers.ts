import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission } from '../domain/permission.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { readListVersion } from '../operations/read-list-version.ts';

/** Answers lists; those that nothing has changed since are not put together again. */
export interface ListAnswers {
  /** Sends what `items` gives, or the bytes that were sent before for the same question and version. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: {
      readonly context: OperationContext;
      readonly permission: Permission;
      /** What is asked, in one form however the address spells it. */
      readonly page: { readonly limit?: number; readonly cursor?: string };
      readonly items: () => Promise<readonly object[]>;
    },
  ): Promise<FastifyReply>;
}

interface KeptAnswer {
  readonly version: string;
  readonly keptAt: number;
  readonly bytes: Buffer;
  readonly link: string | undefined;
}

/**
 * A list of a thousand schedules takes a processor longer to write than dashboards wait between two questions. At
 * most `maxAnswers` of `maxBytes` in all are kept, each for `maxAgeMs`, so that signed links inside stay fresh.
 */
export function createListAnswers(
  limits = { maxBytes: 32 * 1024 * 1024, maxAnswers: 1000, maxAgeMs: 30_000 },
): ListAnswers {
  const kept = new Map<string, KeptAnswer>();
  const underWay = new Map<string, Promise<KeptAnswer>>();
  let heldBytes = 0;

  function drop(key: string): void {
    heldBytes -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  }

  function keep(key: string, answer: KeptAnswer): void {
    drop(key);
    if (answer.bytes.length > limits.maxBytes) return;
    kept.set(key, answer);
    heldBytes += answer.bytes.length;
    // The oldest come first: what is over its time, then what does not fit.
    for (const [oldest, { keptAt }] of kept) {
      const fits = heldBytes <= limits.maxBytes && kept.size <= limits.maxAnswers;
      if (fits && answer.keptAt - keptAt < limits.maxAgeMs) break;
      drop(oldest);
    }
  }

  /** Puts the list together, once for all who ask for it at the same time. */
  function put(key: string, version: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const asked = `${key} ${version}`;
    const running = underWay.get(asked) ?? make().finally(() => underWay.delete(asked));
    underWay.set(asked, running);
    return running;
  }

  return {
    async send(request, reply, { context, permission, page, items }) {
      const version = await readListVersion(context, permission);
      const now = context.clock.now().getTime();
      const make = async (): Promise<KeptAnswer> => {
        const list = await items();
        const serialize = reply.getSerializationFunction('200', 'application/json') ?? JSON.stringify;
        const link = reply.getHeader('link');
        return {
          version: version ?? '',
          keptAt: now,
          bytes: Buffer.from(serialize(list)),
          link: typeof link === 'string' ? link : undefined,
        };
      };
      if (version === undefined) return sendBytes(reply, await make());
      const key = keyOf(request, context, page);
      const known = kept.get(key);
      if (known !== undefined && known.version === version && now - known.keptAt < limits.maxAgeMs) {
        return sendBytes(reply, known);
      }
      const answer = await put(key, version, make);
      keep(key, answer);
      return sendBytes(reply, answer);
    },
  };
}

/** Who sees the same list at the same address. */
function keyOf(
  request: FastifyRequest,
  { organizationId, actor, settings }: OperationContext,
  { limit, cursor }: { readonly limit?: number; readonly cursor?: string },
): string {
  const sites = actor.siteIds?.toSorted().join(',') ?? 'all';
  const asked = `${request.routeOptions.url ?? ''} ${limit ?? ''} ${cursor ?? ''}`;
  return createHash('sha256')
    .update(JSON.stringify([organizationId, sites, settings.publicUrl, asked]))
    .digest('base64url');
}

function sendBytes(reply: FastifyReply, { bytes, link }: KeptAnswer): FastifyReply {
  if (link !== undefined) void reply.header('link', link);
  return reply.type('application/json; charset=utf-8').send(bytes);
}
