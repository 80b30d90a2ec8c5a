import { staleAfterDays } from '../../domain/bundle-age.ts';
import { listFeeds } from '../../operations/feeds/list-feeds.ts';
import { startFeedUpdate } from '../../operations/feeds/start-feed-update.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { FeedList, fromFeed, StartedFeedUpdate } from '../contracts/feed.ts';
import { errors, json, located } from '../contracts/responses.ts';

export function addFeedRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/feeds',
    schema: {
      operationId: 'listFeeds',
      tags: ['Feeds'],
      summary: 'List Feeds',
      description:
        'The vulnerability intelligence in use, with its age by content: when a record in it was last changed, not ' +
        `when it was fetched. Older than ${staleAfterDays} days is \`stale\`, each source by its own measure; so is what knows less than the RouterOS of your devices. Beside it what ` +
        'is known of each feed since an update last looked for it. Scope `cve:view`.',
      response: { 200: json('The intelligence in use.', FeedList), ...errors(422) },
    },
    handler: async (request) => (await listFeeds(contextOf(request))).map(fromFeed),
  });
  app.route({
    method: 'POST',
    url: '/v1/feeds/update',
    schema: {
      operationId: 'startFeedUpdate',
      tags: ['Feeds'],
      summary: 'Start Feed Update',
      description:
        'Fetches what has changed of the feeds and puts a new bundle in the place of the standing one; a running ' +
        'scan is judged by the one in use at its end. Only for credentials of the organization that runs the installation. Scope ' +
        '`cve:update`.',
      response: { 202: located('The update waits for its turn.', StartedFeedUpdate), ...errors(409, 422) },
    },
    handler: async (request, reply) => {
      const started = await startFeedUpdate(contextOf(request));
      return reply.code(202).header('location', '/v1/feeds').send(started);
    },
  });
}
