export { target } from '../src/operations/target.ts';
