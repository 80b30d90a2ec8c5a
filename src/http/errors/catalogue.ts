import type { ErrorKind } from '../../support/sitewarden-error.ts';
import { administrationErrors } from './administration-errors.ts';
import { deviceErrors } from './device-errors.ts';
import type { ErrorEntry } from './error-entry.ts';
import { findingErrors } from './finding-errors.ts';
import { importErrors } from './import-errors.ts';
import { agentErrors } from './agent-errors.ts';
import { reportErrors } from './report-errors.ts';
import { retentionErrors } from './retention-errors.ts';
import { scheduleErrors } from './schedule-errors.ts';

export const errorTypes = [
  'invalid_request_error',
  'authentication_error',
  'permission_error',
  'not_found_error',
  'conflict_error',
  'rate_limit_error',
  'api_error',
] as const;
export type ErrorType = (typeof errorTypes)[number];

/** Every code an answer may carry. Codes are stable: they are added, never renamed. */
export const errorCatalogue = {
  ...administrationErrors,
  ...deviceErrors,
  ...importErrors,
  ...agentErrors,
  ...retentionErrors,
  ...scheduleErrors,
  ...findingErrors,
  malformed_request: {
    status: 400,
    sentence: 'The request is not readable HTTP: a broken address, header or length.',
    remedy: 'Check how the client builds its requests; percent-encode what stands in the path.',
  },
  malformed_json: {
    status: 400,
    sentence: 'The body is not JSON.',
    remedy: 'Send one JSON value in UTF-8.',
  },
  body_missing: {
    status: 400,
    sentence: 'The request needs a body and has none.',
    remedy: 'Send a JSON object with the header "Content-Type: application/json".',
  },
  json_too_deep: {
    status: 400,
    sentence: 'The body nests arrays and objects deeper than 32 levels.',
    remedy: 'No request of this API needs more than a few levels; look at what the client sends.',
  },
  json_key_forbidden: {
    status: 400,
    sentence:
      'The body has a key that could change the behaviour of a program reading it, such as "__proto__".',
    remedy: 'Leave the key out.',
  },
  json_key_repeated: {
    status: 400,
    sentence: 'An object in the body has the same key more than once.',
    remedy: 'Send each key once: which of several values counts is not something two programs agree on.',
  },
  credentials_missing: {
    status: 401,
    sentence: 'The request has no credentials.',
    remedy: 'Send the header "Authorization: Bearer TOKEN" with an API key (sw_…) or a JWT.',
  },
  credentials_invalid: {
    status: 401,
    sentence: 'The credentials are none that this installation accepts.',
    remedy:
      'Check that the token is whole and belongs to this installation. A JWT needs a good signature, "sub", "exp" and "org_id".',
  },
  token_expired: {
    status: 401,
    sentence: 'The JWT has expired.',
    remedy: 'Get a new token from your identity provider.',
  },
  api_key_expired: {
    status: 401,
    sentence: 'The API key has expired.',
    remedy: 'Make a new key.',
  },
  api_key_revoked: {
    status: 401,
    sentence: 'The API key was revoked.',
    remedy: 'Make a new key.',
  },
  organization_unknown: {
    status: 401,
    sentence: 'The JWT names no organization of this installation.',
    remedy: 'Let the identity provider put the id of an existing organization into the claim "org_id".',
  },
  missing_scope: {
    status: 403,
    sentence: 'The credentials are good but lack the scope that this needs.',
    remedy: 'Use credentials with the scope that the message names.',
  },
  scope_not_held: {
    status: 403,
    sentence: 'A key cannot be given a scope that its maker does not hold.',
    remedy: 'Ask for scopes that your own credentials have.',
  },
  restricted_to_sites: {
    status: 403,
    sentence: 'The credentials are bound to certain sites, and this concerns more than those.',
    remedy: 'Use credentials for the whole organization.',
  },
  link_invalid: {
    status: 403,
    sentence: 'The signed link was not made by this installation, or was changed.',
    remedy: 'Fetch the scan report again and use its json_url unchanged.',
  },
  link_expired: {
    status: 403,
    sentence: 'The signed link is too old.',
    remedy: 'Fetch the scan report again for a new link. SITEWARDEN_LINK_TTL sets how long links work.',
  },
  route_not_found: {
    status: 404,
    sentence: 'Nothing is served at this path.',
    remedy: 'Compare the path with the reference at /docs.',
  },
  error_code_not_found: {
    status: 404,
    sentence: 'There is no error with this code.',
    remedy: 'The list of all codes is at /errors.',
  },
  site_not_found: {
    status: 404,
    sentence: 'There is no such site, or the credentials may not see it.',
    remedy: 'List the sites with GET /v1/sites.',
  },
  scan_schedule_not_found: {
    status: 404,
    sentence: 'There is no such scan schedule, or the credentials may not see it.',
    remedy: 'Check the id of the schedule and the organization of the credentials.',
  },
  no_running_scan: {
    status: 404,
    sentence: 'There is no scan under way to stop.',
    remedy: 'Nothing has to be done; the report says how the last scan ended.',
  },
  scan_not_found: {
    status: 404,
    sentence: 'There is no such scan, or the credentials may not see it.',
    remedy: 'Use the id that the start of the scan answered, or the friendly code of its report.',
  },
  cve_not_found: {
    status: 404,
    sentence: 'The intelligence in use does not know this CVE.',
    remedy: 'Check the id. A baseline knows few CVEs: build the full intelligence from the public feeds.',
  },
  device_not_found: {
    status: 404,
    sentence: 'There is no such device, or the credentials may not see its site.',
    remedy: 'List the devices with GET /v1/devices.',
  },
  finding_not_found: {
    status: 404,
    sentence: 'There is no such finding, or the credentials may not see its site.',
    remedy: 'List the findings with GET /v1/findings.',
  },
  mac_address_not_found: {
    status: 404,
    sentence: 'No scan has seen a device with this MAC address, or the credentials may not see its site.',
    remedy: 'List what was seen with GET /scans/cve/mac-address/cve/list?all=true.',
  },
  cve_not_seen: {
    status: 404,
    sentence: 'No scan has seen this CVE on a device with this MAC address.',
    remedy: 'Look at what was seen with POST /scans/cve/mac-address/cves.',
  },
  ...reportErrors,
  scan_result_not_ready: {
    status: 404,
    sentence: 'The scan has no result yet.',
    remedy: 'Fetch the scan report until it has a json_url.',
  },
  method_not_allowed: {
    status: 405,
    sentence: 'The path exists, but not with this method.',
    remedy: 'The header "Allow" names the methods that it has.',
  },
  request_timeout: {
    status: 408,
    sentence: 'The request did not arrive in time.',
    remedy: 'Send it again; look at the network between client and server.',
  },
  feed_update_running: {
    status: 409,
    sentence: 'An update of the feeds waits or is under way.',
    remedy: 'Wait for its end: `GET /v1/feeds` tells.',
  },
  scan_already_running: {
    status: 409,
    sentence: 'A scan of the schedule is under way.',
    remedy: 'Wait for its end, or stop it first.',
  },
  scan_schedule_without_sites: {
    status: 409,
    sentence: 'None of the sites of the schedule is left.',
    remedy: 'Update the schedule with sites that exist.',
  },
  site_name_taken: {
    status: 409,
    sentence: 'Another site already has this name.',
    remedy: 'Choose another name, or use the existing site.',
  },
  scan_still_running: {
    status: 409,
    sentence: 'The scan is still running, so its report cannot be deleted.',
    remedy: 'Stop the scan or wait until it has ended.',
  },
  body_too_large: {
    status: 413,
    sentence: 'The body is larger than 1 MiB.',
    remedy: 'Send less in one request.',
  },
  uri_too_long: {
    status: 414,
    sentence: 'The address or a part of it is too long.',
    remedy: 'Put ids into the path, and everything else into the body.',
  },
  unsupported_media_type: {
    status: 415,
    sentence: 'The body is of a kind that this API does not read.',
    remedy: 'Send JSON with the header "Content-Type: application/json", neither compressed nor in parts.',
  },
  parameter_missing: {
    status: 422,
    sentence: 'A required parameter is absent.',
    remedy: 'The message names it; add it.',
  },
  malformed_cpe: {
    status: 400,
    sentence: 'The text is no CPE name.',
    remedy: 'Write all attributes of CPE 2.3, or a URI such as cpe:/a:openbsd:openssh:9.2.',
  },
  cpe_without_product: {
    status: 422,
    sentence: 'The CPE name leaves part, vendor or product open.',
    remedy: 'Give all three without wildcards.',
  },
  cve_id_malformed: {
    status: 422,
    sentence: 'The text is no CVE id.',
    remedy: 'Send one such as CVE-2021-44228.',
  },
  cursor_invalid: {
    status: 422,
    sentence: 'The cursor is not one that this list gave.',
    remedy:
      'Take it from the Link header of the page before, with the same filters and order, or leave it out.',
  },
  parameter_invalid: {
    status: 422,
    sentence: 'A parameter has a value that it cannot have, or is not known at all.',
    remedy: 'The message names it and says what it may be.',
  },
  status_not_settable: {
    status: 422,
    sentence: 'A CVE is open where no decision stands; that cannot be set.',
    remedy: 'Set "accepted" or "mitigated", or wait until the decision that stands expires.',
  },
  timezone_unknown: {
    status: 422,
    sentence: 'The time zone is not known.',
    remedy: 'Use a name of the IANA time zone database such as "Europe/Prague" or "UTC".',
  },
  min_cvss_not_below_warning_threshold: {
    status: 422,
    sentence: 'min_cvss has to be less than warning_threshold.',
    remedy: 'Lower min_cvss or raise warning_threshold.',
  },
  network_link_local: {
    status: 422,
    sentence: 'The network is link-local, and means other hosts on every link.',
    remedy:
      'Name a private network. The operator can permit link-local ones with SITEWARDEN_ALLOW_PUBLIC_NETWORKS.',
  },
  network_public: {
    status: 422,
    sentence: 'The network is not private, shared, unique-local or loopback.',
    remedy: 'Name a private network. The operator can permit others with SITEWARDEN_ALLOW_PUBLIC_NETWORKS.',
  },
  network_too_large: {
    status: 422,
    sentence: 'The network is larger than the operator permits.',
    remedy: 'Name smaller networks. SITEWARDEN_LARGEST_NETWORK sets the limit.',
  },
  site_not_in_schedule: {
    status: 422,
    sentence: 'The site does not belong to the scan schedule.',
    remedy: 'Use a schedule that has the site, or add the site to the schedule.',
  },
  ip_outside_site: {
    status: 422,
    sentence: 'Some addresses lie outside the networks of the site; nothing was scanned.',
    remedy:
      'Leave out the addresses that the message names, or declare their network on the site. The message names up ' +
      'to 20 addresses, and how many more there are.',
  },
  too_many_ips: {
    status: 422,
    sentence: 'One scan takes 1024 addresses at most.',
    remedy: 'Start several scans.',
  },
  too_many_addresses: {
    status: 422,
    sentence: 'The targets hold more addresses than one scan takes.',
    remedy: 'Split them into several scans, of 65,536 addresses at most.',
  },
  user_unknown: {
    status: 422,
    sentence: 'A user to notify does not exist.',
    remedy: 'Use the ids of users of the organization.',
  },
  notification_group_unknown: {
    status: 422,
    sentence: 'The notification group does not exist.',
    remedy: 'Use the id or the name of a group of the organization, or leave it out.',
  },
  expiry_in_the_past: {
    status: 422,
    sentence: 'The time of expiry has already passed.',
    remedy: 'Give an instant in the future.',
  },
  too_many_streams: {
    status: 429,
    sentence: 'The credentials follow as many scans as they may at once.',
    remedy: 'Close a stream of events before opening another.',
  },
  rate_limited: {
    status: 429,
    sentence: 'Too many requests in the last minute.',
    remedy: 'Wait as many seconds as the header "Retry-After" says.',
  },
  scan_trigger_limit: {
    status: 429,
    sentence: 'The API has started this schedule within the last hours already.',
    remedy:
      'Wait as many seconds as the header "Retry-After" says, or scan single addresses. The operator sets the limit with SITEWARDEN_TRIGGER_LIMIT_HOURS.',
  },
  headers_too_large: {
    status: 431,
    sentence: 'The headers are too large.',
    remedy: 'Send fewer or shorter headers.',
  },
  internal_error: {
    status: 500,
    sentence: 'Something failed inside. It is not your fault.',
    remedy: 'Look for the id of the header "x-request-id" in the log of the server, and report it.',
  },
  unavailable: {
    status: 503,
    sentence: 'Something that this needs is not there at the moment.',
    remedy: 'Try again shortly.',
  },
  keys_unavailable: {
    status: 503,
    sentence: 'The keys that verify JWTs could not be fetched.',
    remedy: 'Try again shortly. The operator checks SITEWARDEN_JWKS_URL.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Whether `code` is in the catalogue. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

/** The `type` of an answer with this status. */
export function errorTypeOf(status: number): ErrorType {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 404) return 'not_found_error';
  if (status === 409) return 'conflict_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'api_error' : 'invalid_request_error';
}

/** Status of an expected failure whose code nobody catalogued. */
export const statusOfKind: Record<ErrorKind, number> = {
  usage: 422,
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};
