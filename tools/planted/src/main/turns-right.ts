export { left } from './turns-left.ts';
export const right = 1;
