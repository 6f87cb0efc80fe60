package io.plumbline.stats;

import java.util.List;

/** One peer group in one period: the rows of it that can stand beside each other, and how they are judged. */
final class ScreenCell {
    private final String group;
    private final String period;
    private final int[] rows;
    private final ScreenGroup law;
    private String source;

    /**
     * A cell that is not judged yet.
     *
     * @param rows of the observations, by organization
     * @param law of these rows, in the same order
     */
    ScreenCell(String group, String period, int[] rows, ScreenGroup law) {
        this.group = group;
        this.period = period;
        this.rows = rows;
        this.law = law;
    }

    /** Judges all periods of one peer group, each by the spread that its size allows. */
    static void judge(List<ScreenCell> periods, Double given) {
        boolean someSmall =
                periods.stream().anyMatch(cell -> cell.isUsable() && cell.size() < PeerMinimum.FEWEST_FOR_SPREAD);
        Double pooled = someSmall ? pooled(periods) : null;
        periods.parallelStream().filter(ScreenCell::isUsable).forEach(cell -> cell.judge(pooled, given));
    }

    private static Double pooled(List<ScreenCell> periods) {
        return PeerMinimum.pooledSpread(
                periods.stream().mapToInt(ScreenCell::size).toArray(),
                periods.stream()
                        .mapToDouble(cell -> cell.isUsable() ? cell.law.ownSpread() : 0)
                        .toArray());
    }

    private void judge(Double pooled, Double given) {
        if (size() >= PeerMinimum.FEWEST_FOR_SPREAD) {
            source = "own";
            law.fit(null);
        } else if (pooled != null || given != null) {
            source = pooled == null ? "given" : "pooled";
            law.fit(pooled == null ? given : pooled);
        }
    }

    private boolean isUsable() {
        return size() >= PeerMinimum.FEWEST && law.unusable() == null;
    }

    int size() {
        return rows.length;
    }

    /** Why nobody here can be judged; null when they can. */
    String unjudged() {
        if (source != null) {
            return null;
        }
        return size() < PeerMinimum.FEWEST || law.unusable() == null ? PeerMinimum.unjudged(size()) : law.unusable();
    }

    String group() {
        return group;
    }

    String period() {
        return period;
    }

    int row(int position) {
        return rows[position];
    }

    ScreenGroup law() {
        return law;
    }

    String source() {
        return source;
    }
}
