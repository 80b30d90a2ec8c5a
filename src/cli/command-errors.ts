/** What a code that a command prints means, and what to do about it. The API's own codes are in `src/http/errors`. */
export interface CommandError {
  readonly sentence: string;
  readonly remedy: string;
}

const entry = (sentence: string, remedy: string): CommandError => ({ sentence, remedy });

/** Every code that only the command line, a feed, a bundle or the start of the service can give. */
export const commandErrors: Readonly<Record<string, CommandError>> = {
  bad_ports: entry(
    'The ports cannot be read.',
    'Give top-100, top-1000, all, none, or a list such as 22,80,8000-8100,U:161.',
  ),
  bad_target: entry('A target is no address, network or range.', 'Names are not resolved: give addresses.'),
  no_targets: entry('Nothing is left to scan.', 'Check the targets and the exclusions.'),
  public_target: entry(
    'A target lies outside private and loopback ranges.',
    'Scan only what you may; then give --allow-public.',
  ),
  too_many_addresses: entry(
    'The targets hold too many addresses for one scan.',
    'Split them into several scans.',
  ),
  outside_scope: entry(
    'A packet would have left the permitted scope, so it was not sent.',
    'This is a fault of Sitewarden: please report it.',
  ),
  report_says_nothing: entry(
    'The scan has found no CVE, and a document of that format must name one. Nothing was written.',
    'Nothing, if that is what you wanted to know: the exit status is that of the scan. Other formats can say it.',
  ),
  line_too_long: entry(
    'A line of input is longer than the command reads.',
    'Split the input; see the limit.',
  ),
  malformed_json: entry('A line of input is not JSON.', 'Give one JSON object a line.'),
  malformed_cpe: entry(
    'A line is no CPE name.',
    'Give a CPE 2.3 formatted string (NIST IR 7695) with all eleven attributes, or a cpe:/ URI.',
  ),
  cpe_without_product: entry(
    'The CPE name does not say which product it means.',
    'Part, vendor and product must be given without wildcards.',
  ),
  scan_json_malformed: entry(
    "The file is not a scan's JSON.",
    'Give what "sitewarden scan --format json" wrote, or the JSON of a report.',
  ),
  replay_other_intelligence: entry(
    'The scan was judged with another bundle.',
    'Give the bundle of the digest that the scan names, or --other-intelligence to see what differs.',
  ),
  scan_without_result: entry(
    'The scan to replay has not ended, so that the service has no result of it.',
    'Wait for its end: "sitewarden scans watch SCAN".',
  ),
  nothing_to_match: entry('The command was given no CPE name.', 'Give --cpe CPE…, --stdin, or both.'),
  intel_source: entry(
    'It is not clear what to build the bundle from.',
    'Give either --nvd DIR or --baseline.',
  ),
  feed_missing: entry('A feed file or folder is not there.', 'Check the path.'),
  feed_unreadable: entry('A feed file cannot be read.', 'Check its permissions and that it is whole.'),
  feed_empty: entry('A feed holds no usable record.', 'Check that the path holds the feed it should.'),
  feed_too_large: entry(
    'A feed file unpacks to more than any real feed.',
    'Download it again from its source.',
  ),
  feed_damaged: entry('A feed file is damaged.', 'Download it again from its source.'),
  feed_unreachable: entry(
    'A feed cannot be fetched: nobody answers, or the answer breaks off every time.',
    'Check the network and the proxy, then update again: what came is kept and continued.',
  ),
  feed_refused: entry(
    'The source of a feed answers, but not with the file.',
    'Check the address of the feed; see docs/feeds.md.',
  ),
  feed_absent: entry(
    'The source of a feed has no file of that name.',
    'Check the address of the feed; see docs/feeds.md.',
  ),
  feed_place_forbidden: entry(
    'A feed leads to an address that it may not be fetched from.',
    'Name the address it leads to as the source of the feed, if you trust it.',
  ),
  feed_timeout: entry(
    'A feed did not arrive within its time.',
    'Update again: what came is kept and continued.',
  ),
  feed_checksum: entry(
    'A feed differs from the checksum that is published for it.',
    'Update again later; if it stays so, ask whoever publishes it.',
  ),
  feed_unwritable: entry('What was fetched cannot be kept.', 'Check the data folder and the space left.'),
  feed_unknown: entry('There is no feed of that name.', 'See docs/feeds.md for their names.'),
  feed_off: entry(
    'The feed is switched off by a setting.',
    'Unset its SITEWARDEN_FEED_ setting, or give --from DIR.',
  ),
  update_running: entry(
    'Another process updates the intelligence in the same data folder.',
    'Wait for its end.',
  ),
  export_missing: entry('There is no exported bundle at that path.', 'Check the path.'),
  export_damaged: entry(
    'The file is no exported bundle, or not a whole one.',
    'Copy it again, or write it again with intel export.',
  ),
  export_unsigned: entry(
    'The exported bundle has no signature, and this installation asks for one.',
    'Export it with --sign KEYFILE.',
  ),
  export_signature: entry(
    'The signature is by another key than the one this installation trusts, or the manifest was changed.',
    'Check where the file comes from, and SITEWARDEN_INTEL_PUBLIC_KEY.',
  ),
  export_older: entry(
    'The exported bundle is older than the standing one.',
    'Export a newer one, or give --allow-older.',
  ),
  export_unwritable: entry('The export cannot be written there.', 'Check the folder and the space left.'),
  signing_key_unusable: entry(
    'The file holds no key to sign with.',
    'Make one with: openssl genpkey -algorithm ed25519 -out KEYFILE',
  ),
  bundle_shrunk: entry(
    'An update would take more than half of the records of a source out of the bundle.',
    'Check the source of that feed. To take the new bundle all the same, remove the standing one and update again.',
  ),
  bundle_older: entry(
    'An update would put an older bundle in the place of one that came from elsewhere.',
    'Update from newer feeds, or switch SITEWARDEN_INTEL_UPDATE off where bundles are imported.',
  ),
  bundle_unwritable: entry('The bundle cannot be written there.', 'Check the folder and the space left.'),
  bundle_not_found: entry('There is no bundle at that path.', 'Check the path, or build one first.'),
  bundle_not_readable: entry('The file is no Sitewarden bundle, or is damaged.', 'Build or copy it again.'),
  bundle_format: entry('The bundle is of another format version.', 'Build it again with this release.'),
  bundle_damaged: entry('A value inside the bundle is damaged.', 'Build or copy it again.'),
  baseline_damaged: entry('The facts shipped with the program are damaged.', 'Install Sitewarden again.'),
  output_not_writable: entry('The report cannot be written there.', 'Check the folder and its permissions.'),
  output_missing: entry('A report that is no text needs a file.', 'Name the file with --out.'),
  audit_source: entry(
    'It is not clear where the audit log is.',
    'Give either --url URL or --file FILE, not both.',
  ),
  audit_expectation: entry(
    'The expected head cannot be read.',
    'Give SEQ:HASH as an earlier run of the command printed it.',
  ),
  audit_unreadable: entry('The audit log cannot be read from there.', 'Check the address or the path.'),
  audit_line_malformed: entry(
    'A line of the file is no audit entry.',
    'Keep entries as GET /v1/audit-log gives them, one JSON object a line.',
  ),
  setting_unknown: entry(
    'The environment has a SITEWARDEN_ variable that does not exist.',
    'See docs/settings.md.',
  ),
  setting_unusable: entry('A setting has a value that cannot be used.', 'See docs/settings.md.'),
  admin_token_too_short: entry(
    'The given administrator token is too short to be safe.',
    'Choose a longer one.',
  ),
  data_directory_in_use: entry(
    'Another Sitewarden works in the same data folder.',
    'Stop it, or set SITEWARDEN_DATA_DIR to another folder.',
  ),
  store_is_newer: entry(
    'The database was written by a newer release.',
    'Run that release, or restore a backup made by this one.',
  ),
  database_server_needed: entry(
    'An API or a worker of its own cannot share the embedded database.',
    'Set DATABASE_URL to a PostgreSQL server, or run sitewarden serve.',
  ),
  installation_missing: entry(
    'A worker was started on a database that no API has prepared.',
    'Start sitewarden api on it first.',
  ),
  database_unreachable: entry('The database server does not answer.', 'Check DATABASE_URL and the server.'),
  remote_url_unusable: entry(
    'The address of the service cannot be used.',
    'Give --url or SITEWARDEN_URL as http://HOST:PORT or https://HOST.',
  ),
  remote_token_missing: entry(
    'The command does not know as whom to ask.',
    'Set SITEWARDEN_TOKEN to an API key or a JWT, or give --token.',
  ),
  remote_token_unusable: entry(
    'The token has characters that none has.',
    'Copy it again, without line breaks and spaces.',
  ),
  service_unreachable: entry(
    'No service answers at the address.',
    'Check --url or SITEWARDEN_URL, and that the service runs.',
  ),
  unexpected_answer: entry(
    'What answers at the address is no Sitewarden, or something between does not let it through.',
    'Check --url or SITEWARDEN_URL, and proxies on the way.',
  ),
  command_stopped: entry(
    'The command was told to stop before it was done.',
    'What the service was asked to do goes on; ask for its state.',
  ),
  body_file_unreadable: entry('The file with the body cannot be read.', 'Check the path of --file.'),
  body_file_malformed: entry(
    'The file with the body is not one JSON object.',
    'See the reference of the API for the fields; an example is there.',
  ),
  nothing_to_send: entry(
    'The command was not told what the thing shall be.',
    'Give --file, or the options that its --help lists.',
  ),
  bad_site_option: entry(
    'A --site of a schedule cannot be read.',
    'Give it as SITE=SUBNET: the id of a site and a network in CIDR notation.',
  ),
  tenant_role_missing: entry(
    'The database user passes the policies that wall organizations off from each other, and none whom they bind exists.',
    'Create the role that the sentence names, or let DATABASE_URL name an ordinary user that owns the database.',
  ),
  port_in_use: entry('The port for the API is taken.', 'Stop who holds it, or set SITEWARDEN_PORT.'),
  port_not_permitted: entry('This user may not open that port.', 'Set SITEWARDEN_PORT to 1024 or higher.'),
  invitation_missing: entry(
    'An agent is enrolled by an invitation, and there is none.',
    'Make one with POST /v1/sites/{siteId}/agents and give it in SITEWARDEN_AGENT_INVITATION.',
  ),
  agent_state_exists: entry(
    'The file holds an agent already, which would be lost.',
    'Name another file with --state, or remove it when that agent is revoked.',
  ),
  agent_state_unusable: entry(
    'The file is missing or not the state of an agent.',
    "Run 'sitewarden agent enrol' first, or name the file with --state.",
  ),
  server_url_unusable: entry(
    'An agent speaks to its server in the open on its own machine alone.',
    'Give the address of the server as https://….',
  ),
  server_unreachable: entry(
    'The server does not answer, or not as it should.',
    'Check its address, its certificate (NODE_EXTRA_CA_CERTS for one of your own) and the way to it. A running agent goes on trying.',
  ),
  server_refused: entry('The server refused the agent.', 'Look at the log of the server.'),
  store_not_empty: entry(
    'The store that a backup was to be restored into holds something already.',
    'Name an empty SITEWARDEN_DATA_DIR or database; nothing was overwritten.',
  ),
  backup_of_other_version: entry(
    'The backup was made by another version of Sitewarden.',
    'Restore it with the version that made it, then upgrade.',
  ),
  backup_unreadable: entry(
    'The backup is damaged, was cut, or is something else.',
    'Use another backup; nothing was restored.',
  ),
  installation_incomplete: entry(
    'The database lacks a part that every installation has.',
    'Restore a backup; please report how it came to this.',
  ),
};

/** The page `docs/command-line-errors.md`. */
export function commandErrorsPage(): string {
  const sections = Object.entries(commandErrors)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { sentence, remedy }]) => `## ${code}\n\n${sentence}\n\n**What to do:** ${remedy}\n`);
  const intro =
    'Codes that commands, feeds, bundles and the start of the service give. Those of the API are in\n' +
    '[errors](errors/README.md). Generated from `src/cli/command-errors.ts`.\n';
  return `# Errors of the command line\n\n${intro}\n${sections.join('\n')}`;
}
