import { Option, type Command } from 'commander';
import { reportFormatNames, type ReportFormatName } from '../../reports/report-format.ts';
import type { ProgramHost } from '../program-host.ts';
import { tokenWords, urlWords } from './remote-command.ts';

interface ReportOptions {
  readonly format: ReportFormatName;
  readonly out?: string;
  readonly url?: string;
  readonly token?: string;
}

/** `sitewarden report` */
export function addReportCommand(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  program
    .command('report')
    .description('fetch the report of a scan of a running service, in any format')
    .argument('<scan>', 'its id, or its code such as ABC-DEF-GHJ')
    .addOption(
      new Option('--format <format>', 'of the report').choices([...reportFormatNames]).default('json'),
    )
    .option('--out <file>', 'write the report there instead of printing it')
    .option('--url <address>', urlWords)
    .option('--token <token>', tokenWords)
    .action(async (scan: string, options: ReportOptions) => {
      const { runReport } = await import('../commands/report.ts');
      finish(await runReport({ ...options, scan }, host.io, host.signal));
    });
}
