import type { Logger } from 'pino';

/** In this order: others are told, nobody new comes in and work is put down, others are told again, then what the work stood on is let go, and what watched all of it. */
const stages = ['notice', 'work', 'farewell', 'ground', 'last'] as const;
export type ClosingStage = (typeof stages)[number];

/** What has to be closed again, in stages; of a stage everything at once. */
export interface Closing {
  add(stage: ClosingStage, name: string, close: () => Promise<void>): void;
  /** Closes everything once; a part that fails is logged and does not keep the others open. */
  close(): Promise<void>;
}

export function createClosing(log: Logger): Closing {
  const parts: { stage: ClosingStage; name: string; close: () => Promise<void> }[] = [];
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const stage of stages) {
      await Promise.all(
        parts
          .filter((part) => part.stage === stage)
          .map((part) =>
            part.close().catch((error: unknown) => log.error({ err: error }, `closing ${part.name}`)),
          ),
      );
    }
  };
  return {
    add: (stage, name, close) => void parts.push({ stage, name, close }),
    close: () => (closed ??= closeAll()),
  };
}
