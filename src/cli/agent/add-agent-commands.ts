import { Option, type Command } from 'commander';
import type { AgentEnrolArguments, AgentRunArguments } from '../commands/agent.ts';
import { listOption } from '../list-option.ts';
import type { ProgramHost } from '../program-host.ts';

const stateFile = 'agent.json';
const stateWords = 'who the agent is and what it has done; keep it secret';

/** `sitewarden agent`: what runs at a site that the server cannot reach. */
export function addAgentCommands(
  program: Command,
  host: ProgramHost,
  finish: (status: number) => void,
): void {
  const group = program.command('agent').description('scan a site from inside, for a server outside of it');
  group
    .command('enrol')
    .description('become the agent of a site, by an invitation (POST /v1/sites/{siteId}/agents)')
    .requiredOption('--server <address>', 'of the service, https://…')
    .addOption(
      new Option(
        '--invitation <invitation>',
        'better in the environment, where no process list shows it',
      ).env('SITEWARDEN_AGENT_INVITATION'),
    )
    .option('--state <file>', stateWords, stateFile)
    .action(async (options: AgentEnrolArguments) => {
      const { runAgentEnrol } = await import('../commands/agent.ts');
      finish(await runAgentEnrol(options, host.io, host.version));
    });
  group
    .command('run')
    .description('ask the server for work and do it; calls out only')
    .option('--state <file>', stateWords, stateFile)
    .option(
      '--networks <networks>',
      'all that may ever be scanned from here, whatever the server says; private networks when not given',
      listOption,
    )
    .option('--intel <file>', 'intelligence bundle, for its fingerprints; the shipped ones when not given')
    .action(async (options: AgentRunArguments) => {
      const { runAgent } = await import('../commands/agent.ts');
      finish(await runAgent(options, host.io, host.signal, host.version));
    });
}
