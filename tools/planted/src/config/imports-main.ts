export { target } from '../main/target.ts';
