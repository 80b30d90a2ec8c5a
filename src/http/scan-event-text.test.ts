import { expect, it } from 'vitest';
import type { ScanState } from '../operations/scans/describe-scan-state.ts';
import { scanEventText } from './scan-event-text.ts';

async function textOf(
  states: readonly { readonly running: boolean; readonly done: number }[],
): Promise<string[]> {
  async function* given() {
    for (const { running, done } of states) {
      yield {
        report: { running, percentageDone: done },
        sites: [],
        hostCounts: new Map(),
      } as unknown as ScanState;
    }
  }
  const texts: string[] = [];
  const toWire = ({ report }: ScanState) => ({ done: report.percentageDone });
  for await (const text of scanEventText(given(), toWire)) texts.push(text);
  return texts;
}

it('tells what is new, and the end even when nothing is', async () => {
  const steps = [
    { running: true, done: 0 },
    { running: true, done: 0 },
    { running: true, done: 50 },
    { running: false, done: 50 },
  ];
  expect(await textOf(steps)).toEqual([
    'event: progress\ndata: {"done":0}\n\n',
    'event: progress\ndata: {"done":50}\n\n',
    'event: end\ndata: {"done":50}\n\n',
  ]);
});

it('shows by a comment that it lives while nothing happens', async () => {
  const texts = await textOf(Array.from({ length: 61 }, () => ({ running: true, done: 0 })));
  expect(texts).toEqual(['event: progress\ndata: {"done":0}\n\n', ': nothing new\n\n', ': nothing new\n\n']);
});
