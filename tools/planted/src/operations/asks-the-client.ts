export { target } from '../../client/target.ts';
