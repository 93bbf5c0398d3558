package org.subliminal4j.stats;

/**
 * What a significance test came to.
 *
 * @param test             the test's name for a reader
 * @param statistic        its statistic; infinite where a sample does not vary
 * @param degreesOfFreedom degrees of freedom of the statistic's distribution; NaN where there are none
 * @param pValue           the probability, under the null hypothesis, of a statistic at least as extreme
 * @param alternative      the alternative hypothesis, which says what extreme means
 */
public record TestResult(
        String test, double statistic, double degreesOfFreedom, double pValue, Alternative alternative) {
    public TestResult {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p-value lies in [0, 1], but found " + pValue);
        }
    }
}
