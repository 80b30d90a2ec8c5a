export { target } from '../versions/target.ts';
