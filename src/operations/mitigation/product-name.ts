import { splitBound } from '../../domain/cpe-name.ts';

/** `o:mikrotik:routeros` as people say it. */
export function productName(product: string): string {
  const [, vendor = '', name = ''] = splitBound(product);
  return `${vendor} ${name}`.replaceAll(/\\(.)/gu, '$1').replaceAll('_', ' ');
}
