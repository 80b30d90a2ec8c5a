const mends =
  /\b(?:fix(?:ed|es)?|patch(?:ed|es)?|resolv(?:ed|es)|address(?:ed|es)|correct(?:ed|s)|mitigat(?:ed|es|ion)|remov(?:ed|es)|updat(?:ed|es)|upgrad(?:ed|es)|backport(?:ed|s)?|improv(?:ed|es)|hardened)\b/iu;
const mendsNot =
  /\b(?:not (?:yet )?(?:fixed|patched|affected|vulnerable|resolved|addressed|mitigated)|unaffected|revert(?:ed|s)?|reintroduc\w*|re-introduc\w*|still (?:affected|vulnerable|open)|(?:will|to|should|shall) be (?:fixed|patched|resolved|addressed)|introduced|partial(?:ly)?|incomplete|work(?:ing)? on)\b/iu;

/** Whether a sentence says of something that it is mended, and does not take it back. */
export function statesFix(sentence: string): boolean {
  return mends.test(sentence) && !mendsNot.test(sentence);
}
