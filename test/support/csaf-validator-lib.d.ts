/** The little that the tests ask of a package that brings no types. */
declare module '@secvisogram/csaf-validator-lib/*' {
  type DocumentTest = (document: object) => unknown;
  interface Outcome {
    readonly tests: readonly { readonly name: string; readonly errors: readonly unknown[] }[];
  }
  export const csaf_2_0_strict: DocumentTest;
  const validate: (tests: readonly DocumentTest[], document: object) => Promise<Outcome>;
  export default validate;
}
