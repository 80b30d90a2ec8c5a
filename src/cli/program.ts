import { Command, Option } from 'commander';
import type { AuditVerifyArguments } from './commands/audit.ts';
import type { ExplainArguments } from './commands/explain.ts';
import type { IntelBuildArguments } from './commands/intel.ts';
import type { ReplayArguments } from './commands/replay.ts';
import type { ScanArguments } from './commands/scan.ts';
import { addAgentCommands } from './agent/add-agent-commands.ts';
import { addAdminCommands } from './admin/add-admin-commands.ts';
import { addFeedCommands } from './intel/add-feed-commands.ts';
import { listOption } from './list-option.ts';
import { numberOption } from './parse-number-option.ts';
import type { ProgramHost } from './program-host.ts';
import { reportFormatNames } from '../reports/report-format.ts';
import { tokenWords, urlWords } from './remote/remote-command.ts';
import { addChangeCommands } from './remote/add-change-commands.ts';
import { addDeviceCommands } from './remote/add-device-commands.ts';
import { addFindingCommands } from './remote/add-finding-commands.ts';
import { addImportCommand } from './remote/add-import-command.ts';
import { addReportCommand } from './remote/add-report-command.ts';
import { addScanCommands } from './remote/add-scan-commands.ts';
import { addScheduleCommands } from './remote/add-schedule-commands.ts';
import { addSiteCommands } from './remote/add-site-commands.ts';
import { addTicketCommands } from './remote/add-ticket-commands.ts';
import { addVexCommands } from './remote/add-vex-commands.ts';

/** The command line. Commands load their code when they run, so that a small one starts fast. */
export function createProgram(host: ProgramHost, finish: (status: number) => void): Command {
  const program = new Command('sitewarden')
    .description('Schedules, runs and reports network vulnerability (CVE) scans.')
    .version(host.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void host.io.stdout.write(text),
      writeErr: (text) => void host.io.stderr.write(text),
    });
  program
    .command('serve')
    .description('run the API, the worker and the first scan in one process')
    .action(async () => finish(await host.serve('serve')));
  program
    .command('api')
    .description('run only the API, beside others, on the PostgreSQL server of DATABASE_URL')
    .action(async () => finish(await host.serve('api')));
  program
    .command('worker')
    .description('run only a worker, beside others, on the PostgreSQL server of DATABASE_URL')
    .action(async () => finish(await host.serve('worker')));
  addScan(program, host, finish);
  addMatch(program, host, finish);
  addExplain(program, host, finish);
  addReplay(program, host, finish);
  addIdentify(program, host, finish);
  addIntel(program, host, finish);
  addAudit(program, host, finish);
  addSiteCommands(program, host, finish);
  addScheduleCommands(program, host, finish);
  addScanCommands(program, host, finish);
  addReportCommand(program, host, finish);
  addImportCommand(program, host, finish);
  addDeviceCommands(program, host, finish);
  addFindingCommands(program, host, finish);
  addChangeCommands(program, host, finish);
  addTicketCommands(program, host, finish);
  addVexCommands(program, host, finish);
  addAgentCommands(program, host, finish);
  addAdminCommands(program, host, finish);
  return program;
}

type Finish = (status: number) => void;

function addScan(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('scan')
    .description('scan targets once and print a report; no database, no server')
    .argument('<target...>', 'addresses, networks (CIDR) and ranges such as 192.0.2.1-20')
    .option(
      '--ports <ports>',
      'top-100, top-1000, all, none (hosts only), or a list such as 22,80,8000-8100,U:161',
      'top-1000',
    )
    .option('--no-identify', 'find open TCP ports and ask none of them what listens: no products, no CVEs')
    .option(
      '--exclude <targets>',
      'never scanned: as targets, or mac:…, oui:…, class:printer|plc|camera|phone; by commas or given again',
      listOption,
    )
    .option('--intel <file>', 'intelligence bundle; the shipped baseline when not given')
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(['table', ...reportFormatNames])
        .default('table'),
    )
    .option('--min-cvss <score>', 'leave out findings scored below', numberOption(0, 10), 0)
    .option('--fail-on <score>', 'exit with 3 when a finding scores this or more', numberOption(0, 10))
    .option('--rate <number>', 'packets a second, 0 = as fast as answers come', numberOption(0, 1_000_000))
    .option(
      '--host-rate <number>',
      'packets a second to each host (40), 0 = no bound of its own; fragile devices get less in any case',
      numberOption(0, 1_000_000),
    )
    .option('--out <file>', 'write the report there instead of printing it')
    .option('--allow-public', 'permit addresses outside private and loopback ranges', false)
    .action(
      async (
        targets: string[],
        options: Omit<ScanArguments, 'targets' | 'exclude'> & { exclude?: string[] },
      ) => {
        const { runScanCommand } = await import('./commands/scan.ts');
        finish(
          await runScanCommand({ exclude: [], ...options, targets }, host.io, host.signal, host.version),
        );
      },
    );
}

function addMatch(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('match')
    .description('judge CPE names against the intelligence; one JSON line each')
    .option('--cpe <cpe...>', 'CPE 2.3 names')
    .option('--stdin', 'read one CPE name a line', false)
    .option('--all', 'also what is not affected or unknown', false)
    .option('--intel <file>', 'intelligence bundle; the shipped baseline when not given')
    .action(async (options: { cpe?: string[]; stdin: boolean; all: boolean; intel?: string }) => {
      const { runMatch } = await import('./commands/match.ts');
      finish(await runMatch(options, host.io));
    });
}

function addExplain(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('explain')
    .description('tell how the verdict on one CPE name and one CVE comes about')
    .requiredOption('--cpe <cpe>', 'CPE 2.3 name')
    .requiredOption('--cve <id>', 'such as CVE-2021-44228')
    .option('--intel <file>', 'intelligence bundle; the shipped baseline when not given')
    .option('--json', 'as JSON, the same that the API answers', false)
    .action(async (options: ExplainArguments) => {
      const { runExplain } = await import('./commands/explain.ts');
      finish(await runExplain(options, host.io));
    });
}

function addReplay(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('replay')
    .description("judge the observations in a scan's JSON again; 3 when anything differs")
    .argument(
      '<scan>',
      'what "scan --format json" or the API gave, - for standard input; with --url its id or code',
    )
    .option('--url <address>', 'judge a scan that this service keeps')
    .option('--token <token>', tokenWords)
    .option('--intel <file>', 'the bundle that the scan names; the shipped baseline when not given')
    .option('--other-intelligence', 'compare although the bundle is another one', false)
    .action(async (scan: string, options: Omit<ReplayArguments, 'scan'>) => {
      const { runReplay } = await import('./commands/replay.ts');
      finish(await runReplay({ ...options, scan }, host.io, host.signal));
    });
}

function addIdentify(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('identify')
    .description('name the program behind captured replies; JSON lines in, JSON lines out')
    .requiredOption('--stdin', 'read {protocol, port, transport, data_base64}, one a line')
    .option('--intel <file>', 'intelligence bundle whose fingerprints are asked too')
    .action(async (options: { intel?: string }) => {
      const { runIdentifyCommand } = await import('./commands/identify.ts');
      finish(await runIdentifyCommand(options.intel, host.io));
    });
}

function addIntel(program: Command, host: ProgramHost, finish: Finish): void {
  const intel = program.command('intel').description('make and describe intelligence bundles');
  intel
    .command('build')
    .description('build a bundle from feeds')
    .option('--nvd <dir>', 'NVD JSON 2.0 files (.json, .gz, .xz, .zst), or one such file')
    .option('--cve-list <dir>', 'CVE List v5 records (.json, .jsonl, .gz, .xz, .zst), or one such file')
    .option('--overlay <dir>', 'Anchore overlay of NVD, or one such file')
    .option('--kev <file>', 'CISA KEV catalogue, JSON')
    .option('--epss <file>', 'FIRST EPSS scores, CSV')
    .option('--recog <dir>', 'Recog fingerprints, XML')
    .option('--debian <file>', 'Debian security tracker, JSON')
    .option('--mikrotik <dir>', 'release notes and security notices of MikroTik')
    .option('--endoflife <file>', 'release cycles of RouterOS by endoflife.date, JSON')
    .option('--oui <dir>', 'IEEE registry of MAC blocks, CSV')
    .option('--baseline', 'build from the facts that the project ships instead', false)
    .requiredOption('--out <file>', 'the bundle to write')
    .action(async (options: IntelBuildArguments) => {
      const { runIntelBuild } = await import('./commands/intel.ts');
      finish(await runIntelBuild(options, host.io, host.signal));
    });
  addFeedCommands(intel, host, finish);
  intel
    .command('info')
    .description('say what a bundle holds')
    .argument('<file>')
    .action(async (file: string) => {
      const { runIntelInfo } = await import('./commands/intel.ts');
      finish(await runIntelInfo(file, host.io));
    });
  intel
    .command('unmapped')
    .description('list the names of the CVE List for which no CPE product is known; one JSON line each')
    .argument('<file>')
    .option('--limit <number>', 'most frequent first, 0 = all', numberOption(0, 1_000_000_000), 0)
    .action(async (file: string, options: { limit: number }) => {
      const { runIntelUnmapped } = await import('./commands/intel.ts');
      finish(await runIntelUnmapped(file, options.limit, host.io));
    });
}

function addAudit(program: Command, host: ProgramHost, finish: Finish): void {
  program
    .command('audit')
    .description('check the audit log')
    .command('verify')
    .description('recompute the whole chain of an audit log; exits with 1 at the first fault')
    .option('--url <address>', urlWords)
    .option('--token <token>', tokenWords)
    .option('--file <file>', 'entries as the API gives them, one JSON object a line, instead')
    .option('--expect <seq:hash>', 'the head that an earlier run gave; finds a cut or rewritten chain')
    .action(async (options: AuditVerifyArguments) => {
      const { runAuditVerify } = await import('./commands/audit.ts');
      finish(await runAuditVerify(options, host.io, host.signal));
    });
}
