import type { Reporter, TestCase } from 'vitest/node';

/** Says which tests passed only when they were tried again: `.ci/run` gathers these lines. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a reporter from the default export.
export default class SecondTry implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    // What failed at the first try, without the terminal's colours.
    const [first] = test.result().errors ?? [];
    const [because = ''] = (first?.message ?? '').replaceAll(/\u001b\[\d+m/g, '').split('\n');
    console.log(
      `second try: ${test.module.relativeModuleId} › ${test.fullName}${because && ` (first: ${because})`}`,
    );
  }
}
