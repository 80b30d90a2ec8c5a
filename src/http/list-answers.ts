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
 * most `maxBytes` are kept, each for `maxAgeMs`, so that signed links inside stay fresh.
 */
export function createListAnswers(limits = { maxBytes: 32 * 1024 * 1024, maxAgeMs: 30_000 }): ListAnswers {
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
    for (const oldest of kept.keys()) {
      if (heldBytes <= limits.maxBytes) break;
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
    async send(request, reply, { context, permission, items }) {
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
      const key = keyOf(request, context);
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
function keyOf(request: FastifyRequest, { organizationId, actor, settings }: OperationContext): string {
  const sites = actor.siteIds?.toSorted().join(',') ?? 'all';
  return `${organizationId} ${sites} ${settings.publicUrl} ${request.method} ${request.url}`;
}

function sendBytes(reply: FastifyReply, { bytes, link }: KeptAnswer): FastifyReply {
  if (link !== undefined) void reply.header('link', link);
  return reply.type('application/json; charset=utf-8').send(bytes);
}
