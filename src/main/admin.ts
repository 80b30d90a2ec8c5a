import { exitStatus } from '../cli/cli-streams.ts';
import type { AdminTask } from '../cli/program-host.ts';
import { loadSettings } from '../config/settings.ts';
import { backUpStore } from '../operations/administration/back-up-store.ts';
import { restoreStore } from '../operations/administration/restore-store.ts';
import { forgetOldRows, type Forgotten } from '../operations/retention/forget-old-rows.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import { systemClock } from '../support/clock.ts';
import { newId } from '../support/new-id.ts';
import type { Say } from './serve-io.ts';
import { openServeStore } from './serve-store.ts';

/** `sitewarden admin …`: opens the store, brings its schema up to date, and does one thing with it. */
export async function runAdmin(task: AdminTask, say: Say): Promise<number> {
  const store = await openServeStore(loadSettings(), say);
  try {
    await work({ store, clock: systemClock, newId }, task, say);
    return exitStatus.done;
  } finally {
    await store.close();
  }
}

async function work(context: InstallationContext, task: AdminTask, say: Say): Promise<void> {
  switch (task.task) {
    case 'migrate':
      say('The schema is up to date.');
      break;
    case 'backup':
      say(`${await backUpStore(context, task.file)} rows written to ${task.file}.`);
      say(
        'Keep the secret key apart from it: without SITEWARDEN_SECRET_KEY or secret.key passwords of routers are lost.',
      );
      break;
    case 'restore':
      say(`${await restoreStore(context, task.file)} rows restored from ${task.file}.`);
      break;
    case 'prune':
      tellForgotten(await forgetOldRows(context, task), task.dryRun, say);
  }
}

function tellForgotten({ organizations, partitions }: Forgotten, dryRun: boolean, say: Say): void {
  for (const { name, counts } of organizations) {
    const words = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
    say(`${name}: ${dryRun ? 'would forget' : 'forgot'} ${words.join(', ')}`);
  }
  const words = {
    dropped: 'dropped',
    would_be_dropped: 'would drop',
    in_use: 'in use, dropped another time:',
  };
  for (const { name, bytes, fate } of partitions) {
    say(`Partition of scan details: ${words[fate]} ${name}, ${(bytes / 1e6).toFixed(1)} MB`);
  }
}
