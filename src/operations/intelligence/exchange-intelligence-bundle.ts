export { exportBundle } from '../../intelligence/exchange/export-bundle.ts';
export { importBundle } from '../../intelligence/exchange/import-bundle.ts';
export { openExport } from '../../intelligence/exchange/open-export.ts';
