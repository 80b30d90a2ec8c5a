export { target } from '../advice/target.ts';
