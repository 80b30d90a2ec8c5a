import { openStore } from '../../../src/store/open-store.ts';

// Run as a process of its own: opens the store of a data directory and keeps it until killed.
const store = await openStore({ dataDirectory: process.argv[2] ?? '' });
process.stdout.write('open\n');
process.once('SIGTERM', () => {
  void store.close();
});
