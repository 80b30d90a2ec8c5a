import { expect, it } from 'vitest';
import data from '../../../data/ports/tcp-by-likelihood.json' with { type: 'json' };
import { RankedPortsFile } from '../../../test/support/forms/ranked-ports-file.ts';
import { likeliestFirst, rankedTcpPorts } from './ranked-tcp-ports.ts';

it('ranks every port that the file names, each once, in its order', () => {
  const { groups } = RankedPortsFile.parse(data);
  const ports = rankedTcpPorts();
  expect(new Set(ports).size).toBe(ports.length);
  expect(ports.length).toBeGreaterThanOrEqual(1000);
  expect(ports.slice(0, 3)).toEqual(groups[0]?.ports.slice(0, 3));
  expect(ports.every((port) => Number.isInteger(port) && port >= 1 && port <= 65_535)).toBe(true);
});

it('puts the likeliest of some ports first, and loses and doubles none', () => {
  const ranked = rankedTcpPorts();
  const [first = 0, second = 0] = ranked;
  const unranked = Array.from({ length: 65_535 }, (_, index) => index + 1).filter(
    (port) => !ranked.includes(port),
  );
  const [low = 0, high = 0] = unranked;
  const ports = [low, second, high, first, second];
  expect(likeliestFirst(ports)).toEqual([first, second, low, high]);
  expect(likeliestFirst(ports)).toBe(likeliestFirst(ports));
});
