export { right } from './turns-right.ts';
export const left = 1;
