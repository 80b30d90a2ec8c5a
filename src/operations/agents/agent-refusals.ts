import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Somebody who is no agent of this installation, or none any more. */
export function agentRefused(): SitewardenError {
  return new SitewardenError(
    'unauthenticated',
    'agent_refused',
    'This is not the word of an agent that this installation knows.',
  );
}

export function agentMessageRepeated(): SitewardenError {
  return new SitewardenError(
    'conflict',
    'agent_message_repeated',
    'A message with this number, or a later one, was heard before.',
  );
}
