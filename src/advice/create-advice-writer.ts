import type { AdviceQuestion, AdviceWriter } from '../domain/advice-writer.ts';
import { askModel, type AskLimits, type ModelSettings } from './ask-model.ts';

export interface WriterLimits extends AskLimits {
  readonly maxKept: number;
  readonly maxAtOnce: number;
  /** How long a question that failed is not asked again. */
  readonly pauseMs: number;
}

export const writerLimits: WriterLimits = {
  timeoutMs: 15_000,
  maxAnswerBytes: 262_144,
  maxKept: 500,
  maxAtOnce: 2,
  pauseMs: 60_000,
};

/**
 * Asks a model once for each CVE and record, and keeps the newest answers in memory. `onFailure` hears why there is
 * none; neither the key nor what was said is in it.
 */
export function createAdviceWriter(
  settings: ModelSettings,
  onFailure: (reason: string) => void,
  limits: WriterLimits = writerLimits,
): AdviceWriter {
  const kept = new Map<string, string>();
  const asked = new Map<string, Promise<string | undefined>>();
  let restUntil = 0;

  async function ask(key: string, question: AdviceQuestion): Promise<string | undefined> {
    try {
      const text = await askModel(settings, question, limits);
      kept.set(key, text);
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.maxKept) break;
        kept.delete(oldest);
      }
      return text;
    } catch (error) {
      restUntil = performance.now() + limits.pauseMs;
      onFailure(error instanceof Error ? error.message : 'it failed');
      return undefined;
    } finally {
      asked.delete(key);
    }
  }

  return {
    model: settings.model,
    async write(question) {
      const key = `${question.cveId} ${question.recordDigest} ${settings.model}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const underWay = asked.get(key);
      if (underWay !== undefined) return underWay;
      if (asked.size >= limits.maxAtOnce || performance.now() < restUntil) return undefined;
      const answer = ask(key, question);
      asked.set(key, answer);
      return answer;
    },
  };
}
