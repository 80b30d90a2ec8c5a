import { staleAfterDays } from '../../domain/bundle-age.ts';
import { listFeeds } from '../../operations/feeds/list-feeds.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { FeedList, fromFeed } from '../contracts/feed.ts';
import { errors, json } from '../contracts/responses.ts';

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
        `when it was fetched. Older than ${staleAfterDays} days is \`stale\`. Scope \`cve:view\`.`,
      response: { 200: json('The intelligence in use.', FeedList), ...errors(422) },
    },
    handler: async (request) => (await listFeeds(contextOf(request))).map(fromFeed),
  });
}
