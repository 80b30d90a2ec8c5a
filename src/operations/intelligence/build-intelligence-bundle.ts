export { buildBaseline } from '../../intelligence/baseline/build-baseline.ts';
export { buildIntelligence } from '../../intelligence/build-intelligence.ts';
