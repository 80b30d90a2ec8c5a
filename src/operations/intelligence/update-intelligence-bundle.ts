export { updateRecordFile } from '../../intelligence/updating/feed-states.ts';
export { nextUpdateAt } from '../../intelligence/updating/next-update-at.ts';
export { runUpdate } from '../../intelligence/updating/run-update.ts';
export { updateInThread } from '../../intelligence/updating/update-in-thread.ts';
