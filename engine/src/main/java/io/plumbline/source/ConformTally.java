package io.plumbline.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts the rows of a stage while they are conformed, so that nobody reads them again to count them. What a partition counted is
 * kept under its number: a partition that Spark computes twice counts once.
 */
final class ConformTally extends AccumulatorV2<ConformTally.Part, Map<ConformTally.Group, ConformTally.Sums>> {
    private static final long serialVersionUID = 1L;

    // Spark looks at an accumulator from another thread while the task still counts.
    private final ConcurrentHashMap<Integer, Part> parts = new ConcurrentHashMap<>();

    /**
     * Rows of one file, or of one sheet of it, in one state.
     *
     * @param file null for sources without files
     * @param sheet null where it is no workbook
     */
    record Group(String source, String file, String sheet, String status) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What was counted of a group.
     *
     * @param numbered rows that have an ordinal
     * @param highest the highest ordinal; 0 for none
     * @param encoding the greatest by name; null for none
     * @param problem the greatest by name; null for none
     */
    record Sums(long rows, long numbered, long highest, String encoding, String problem) implements Serializable {
        private static final long serialVersionUID = 1L;

        Sums plus(Sums other) {
            return new Sums(
                    rows + other.rows,
                    numbered + other.numbered,
                    Math.max(highest, other.highest),
                    greater(encoding, other.encoding),
                    greater(problem, other.problem));
        }
    }

    /** The greater by name; null only for two nulls. */
    static String greater(String one, String other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    /** What one partition counted. */
    static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int partition;
        private final HashMap<Group, Sums> groups = new HashMap<>();

        // Rows of one group follow each other, and an object for each of them would cost more than the counting.
        private Group group;
        private long rows;
        private long numbered;
        private long highest;
        private String encoding;
        private String problem;

        Part(int partition) {
            this.partition = partition;
        }

        void count(Group of, Long rowNo, String inEncoding, String withProblem) {
            if (!of.equals(group)) {
                close();
                group = of;
            }
            rows++;
            if (rowNo != null) {
                numbered++;
                highest = Math.max(highest, rowNo);
            }
            encoding = greater(encoding, inEncoding);
            problem = greater(problem, withProblem);
        }

        /** Puts away what is being counted. */
        Part close() {
            if (group != null) {
                groups.merge(group, new Sums(rows, numbered, highest, encoding, problem), Sums::plus);
            }
            group = null;
            rows = 0;
            numbered = 0;
            highest = 0;
            encoding = null;
            problem = null;
            return this;
        }

        private Part plus(Part other) {
            Part both = new Part(partition);
            both.groups.putAll(groups);
            other.groups.forEach((of, sums) -> both.groups.merge(of, sums, Sums::plus));
            return both;
        }
    }

    @Override
    public boolean isZero() {
        return parts.isEmpty();
    }

    @Override
    public ConformTally copy() {
        ConformTally copy = new ConformTally();
        copy.parts.putAll(parts);
        return copy;
    }

    @Override
    public void reset() {
        parts.clear();
    }

    @Override
    public void add(Part part) {
        parts.merge(part.partition, part, Part::plus);
    }

    @Override
    public void merge(AccumulatorV2<Part, Map<Group, Sums>> other) {
        parts.putAll(((ConformTally) other).parts);
    }

    @Override
    public Map<Group, Sums> value() {
        Map<Group, Sums> all = new HashMap<>();
        parts.values().forEach(part -> part.groups.forEach((of, sums) -> all.merge(of, sums, Sums::plus)));
        return all;
    }
}
