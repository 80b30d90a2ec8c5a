import { spawn } from 'node:child_process';

// The linter checks the types too; `npm run types` asks the pinned compiler itself and takes as long as all of these.
const steps = ['format:check', 'lint', 'boundaries', 'deadcode', 'docs:check'];

interface Outcome {
  readonly step: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

function run(step: string): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', step], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const end = (ok: boolean): void =>
      resolve({ step, ok, output, seconds: (performance.now() - startedAt) / 1000 });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

const outcomes = await Promise.all(steps.map((step) => run(step)));
for (const { step, ok, output } of outcomes) if (!ok) console.error(`--- ${step}\n${output.trimEnd()}`);
for (const { step, ok, seconds } of outcomes)
  console.log(`${ok ? 'passed' : 'FAILED'}  ${step.padEnd(13)} ${seconds.toFixed(1)} s`);
process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;
