export { target } from '../operations/target.ts';
