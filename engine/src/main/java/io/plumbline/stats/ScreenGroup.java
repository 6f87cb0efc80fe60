package io.plumbline.stats;

/** The organizations of one peer group in one period, all with a number that can stand beside the others; values in their own unit. */
interface ScreenGroup {
    int size();

    /** Why the numbers say nothing of what is usual, however many they are; null when they do. */
    String unusable();

    /** The spread that they show on their own. */
    double ownSpread();

    /** Judges by the own spread, or by a borrowed one that is not null. */
    void fit(Double borrowed);

    double centre();

    Interval centreInterval();

    double spread();

    /** In the direction that is worse. */
    double[] p();

    /** Against the limits, on both sides. */
    Significance[] classes();

    /** The values nearest to the centre that would have had p ≤ α with 80 % power; infinite where none would. */
    double[] visible(double alpha);

    Interval limits(int i, double level);

    /** The value drawn towards the centre. */
    double shrunken(int i);

    Interval shrunkenInterval(int i);

    Significance unadjusted(int i);

    PublishedOverdispersion published(ScreenCriterion.Published method);

    /** A value from the unit in which published limits are given. */
    double fromPublished(double limit);
}
