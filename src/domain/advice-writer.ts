/** What a language model is asked to put into words. Public facts of a CVE only: nothing of a device or customer. */
export interface AdviceQuestion {
  readonly cveId: string;
  /** Changes with the record, so that an answer about an older one is not used again. */
  readonly recordDigest: string;
  /** The advice that was put together from records, as Markdown: all that the model may speak of. */
  readonly ground: string;
}

/** Puts advice into other words. */
export interface AdviceWriter {
  /** Name of the model, as it is shown. */
  readonly model: string;
  /** The model's words, raw; undefined when it is busy, too slow, broken or silent: never throws. */
  write(question: AdviceQuestion): Promise<string | undefined>;
}
