import type { Notifiable } from '../domain/notification-group.ts';
import type { Channel } from './channel.ts';
import { channelOverHttp } from './channel-over-http.ts';
import { sendMail } from './email/send-mail.ts';
import { composeNtfy } from './ntfy/compose-ntfy.ts';
import { composeSlack } from './slack/compose-slack.ts';
import { composeTeams } from './teams/compose-teams.ts';
import { composeWebhook } from './webhook/compose-webhook.ts';

/** Every channel, a line each. */
export const channels: Readonly<Record<Notifiable['channel'], Channel>> = {
  email: sendMail,
  webhook: channelOverHttp(composeWebhook),
  slack: channelOverHttp(composeSlack),
  teams: channelOverHttp(composeTeams),
  ntfy: channelOverHttp(composeNtfy),
};
