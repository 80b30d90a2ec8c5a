import type { ErrorEntry } from './error-entry.ts';

/** The codes of organizations, users, keys and groups, and of routers of sites; part of the catalogue. */
export const administrationErrors = {
  not_the_operator: {
    status: 403,
    sentence: 'Only the organization that runs the installation may do this.',
    remedy: 'Use credentials of that organization; the start of the program names its id.',
  },
  expiry_beyond_maker: {
    status: 403,
    sentence: 'The key would outlast the credentials that make it.',
    remedy: 'Choose an earlier expires_at, or make the key with credentials that last longer.',
  },
  organization_not_found: {
    status: 404,
    sentence: 'There is no such organization, or the credentials may not see it.',
    remedy: 'List the organizations with GET /v1/organizations.',
  },
  user_not_found: {
    status: 404,
    sentence: 'There is no such user.',
    remedy: 'List the users with GET /v1/users.',
  },
  api_key_not_found: {
    status: 404,
    sentence: 'There is no such API key, or the credentials may not see it.',
    remedy: 'List the keys with GET /v1/api-keys.',
  },
  notification_group_not_found: {
    status: 404,
    sentence: 'There is no such notification group, or the credentials may not see it.',
    remedy: 'List the groups with GET /v1/notification-groups.',
  },
  notification_delivery_not_found: {
    status: 404,
    sentence: 'There is no such notification delivery, or it is kept no longer.',
    remedy: 'List the deliveries with GET /v1/notification-deliveries.',
  },
  notification_delivery_waiting: {
    status: 409,
    sentence: 'The delivery waits to be sent already.',
    remedy: 'Look at its due_at; once it is sent or given up it can be sent again.',
  },
  notification_group_empty: {
    status: 409,
    sentence: 'Nobody is in the notification group.',
    remedy: 'Put somebody into its notifiables first.',
  },
  email_taken: {
    status: 409,
    sentence: 'Another user already has this address.',
    remedy: 'Use the existing user, or another address.',
  },
  notification_group_name_taken: {
    status: 409,
    sentence: 'Another notification group already has this name.',
    remedy: 'Choose another name, or use the existing group.',
  },
  notification_group_in_use: {
    status: 409,
    sentence: 'A scan schedule names the group, by its id or its name.',
    remedy: 'Give the schedule another group, or none, and delete it then.',
  },
  notification_group_too_narrow: {
    status: 409,
    sentence:
      'The notification group is for certain sites, and the scan schedule that names it scans others too.',
    remedy: 'Give the group all sites of the schedule, or the schedule another group: nobody would be told.',
  },
  last_administrator_key: {
    status: 409,
    sentence: 'It is the last key of the organization that can make others.',
    remedy: 'Make another key with the scope org:create first.',
  },
  secret_key_missing: {
    status: 409,
    sentence: 'A password or secret can be kept only sealed, and this installation has no key for that.',
    remedy: 'The operator sets SITEWARDEN_SECRET_KEY to the output of "openssl rand -base64 32".',
  },
  router_outside_site: {
    status: 422,
    sentence: 'The router lies outside the networks of the site, or in one that is excluded.',
    remedy: 'Declare the network of the router on the site, or correct its address.',
  },
} as const satisfies Record<string, ErrorEntry>;
