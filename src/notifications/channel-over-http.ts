import type { Channel, ComposeRequest } from './channel.ts';
import { guardedPost } from './guarded-post.ts';

/** A channel that sends each letter as one request. */
export function channelOverHttp(compose: ComposeRequest): Channel {
  return async (letter, recipient, means, { at, signal }) => {
    const request = compose(letter, recipient, at);
    if ('refusal' in request) return { kind: 'given_up', status: null, reason: request.refusal };
    return guardedPost(request, means, signal);
  };
}
