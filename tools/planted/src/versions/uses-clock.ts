export { systemClock } from '../../../../src/support/clock.ts';
