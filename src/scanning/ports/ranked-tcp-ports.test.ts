import { expect, it } from 'vitest';
import data from '../../../data/ports/tcp-by-likelihood.json' with { type: 'json' };
import { RankedPortsFile } from '../../../test/support/forms/ranked-ports-file.ts';
import { rankedTcpPorts } from './ranked-tcp-ports.ts';

it('ranks every port that the file names, each once, in its order', () => {
  const { groups } = RankedPortsFile.parse(data);
  const ports = rankedTcpPorts();
  expect(new Set(ports).size).toBe(ports.length);
  expect(ports.length).toBeGreaterThanOrEqual(1000);
  expect(ports.slice(0, 3)).toEqual(groups[0]?.ports.slice(0, 3));
  expect(ports.every((port) => Number.isInteger(port) && port >= 1 && port <= 65_535)).toBe(true);
});
