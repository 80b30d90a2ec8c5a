import { z } from 'zod';

const TestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** One sentence for each failure that the runner did not count itself. */
  readonly words: readonly string[];
}

/** Titles of placeholders that only exist to say in a report why others are skipped. */
const placeholder = /\bis skipped: /u;

/**
 * Sums a vitest JSON report for CI. A skipped test counts as failed, so does a file that ran nothing, and so does a
 * run that ended badly without naming a test.
 */
export function countTests(report: unknown, exitStatus: number): TestCounts {
  const parsed = TestReport.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1, words: ['the test run left no report'] };
  const files = parsed.data.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length;
  const words = [
    ...tests
      .filter(
        ({ status, fullName }) => status !== 'passed' && status !== 'failed' && !placeholder.test(fullName),
      )
      .map((test) => `skipped, which CI does not accept: ${test.fullName}`),
    ...files
      .filter((file) => file.assertionResults.length === 0)
      .map((file) => `no test ran in ${file.name}`),
    ...(tests.length === 0 ? ['no test ran at all'] : []),
  ];
  if (exitStatus !== 0 && failed + words.length === 0)
    words.push(`the test run ended with status ${exitStatus}`);
  return { passed, failed: failed + words.length, words };
}
