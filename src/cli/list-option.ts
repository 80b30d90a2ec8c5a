/** An option that may be given again: one that took all that follows would swallow the arguments. */
export function listOption(text: string, before: string[] = []): string[] {
  return [...before, text];
}
