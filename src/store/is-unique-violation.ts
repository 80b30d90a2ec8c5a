/** Whether a statement failed because a unique value is taken (SQLSTATE 23505), on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
