import type { CliStreams } from './cli-streams.ts';

/** One line on a terminal that is written over and over; silent when the stream is not a terminal. */
export interface RewrittenLine {
  show(text: string): void;
  end(): void;
}

export function rewrittenLine(stream: CliStreams['stderr']): RewrittenLine {
  if (stream.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = false;
  return {
    show(text) {
      shown = true;
      stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
