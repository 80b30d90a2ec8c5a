export { target } from '../intelligence/target.ts';
