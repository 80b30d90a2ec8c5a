import type { target } from '../scanning/sockets/target.ts';
export type Target = typeof target;
