package io.plumbline.link;

import java.util.List;

/**
 * 记录对得分: how two records compare, and what each comparison says.
 *
 * @param certain the certain rule that both satisfy; null when none
 * @param vetoed whether they differ in a column that no thing has twice, or their addresses cannot be one place
 * @param prior bits of the odds that two records drawn at random are of the same thing; below 0
 * @param steps what each comparison adds, in the order of the settings
 * @param weight the sum, in bits
 * @param probability what the weight stands for
 */
public record PairScore(
        String certain, boolean vetoed, double prior, List<Step> steps, double weight, double probability) {
    /**
     * 一步: one comparison.
     *
     * @param comparison its name
     * @param degree the degree of agreement: 0 blank, 1 none, then the lesser ones, the highest exact
     * @param meaning the degree in words
     * @param bits what it says: above 0 for, below 0 against
     */
    public record Step(String comparison, int degree, String meaning, double bits) {}
}
