package io.plumbline.check;

/**
 * 可比样本: a sample with what its case mix leads one to expect.
 *
 * @param sample the hits and what they are counted from
 * @param expected hits if each stratum were like the peers'; null where no mix is known
 */
record Compared(Sample sample, Double expected) {
    /** The value that is usual for its mix, given the centre of its peers: odds or a rate, or a ratio to what is expected. */
    double usual(double centre) {
        if (!sample.isShare()) {
            return expected == null ? centre : centre * expected / sample.base();
        }
        double odds = expected == null ? centre : centre * expected / (sample.base() - expected);
        return odds / (1 + odds);
    }

    /** The hits over what is expected instead of over records or exposure. */
    Sample exposed() {
        return expected == null ? sample : new Sample(sample.isShare(), sample.hits(), expected);
    }

    /** Less of it: what is left is taken to have the mix of the whole. */
    Compared with(Sample less) {
        return new Compared(less, expected == null ? null : expected * less.base() / sample.base());
    }
}
