package io.plumbline.link;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** 临界附近: of the rows of links those nearest to a weight, so many below it and so many from it on. */
final class Nearest implements MapPartitionsFunction<Row, Row> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int column;
    private final double weight;
    private final int each;

    /**
     * @param column that holds the weight
     * @param weight to which they are near
     * @param each how many on either side
     */
    Nearest(int column, double weight, int each) {
        this.column = column;
        this.weight = weight;
        this.each = each;
    }

    /** From the weight on upwards first, the nearest before the others, equal ones by their ids. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Comparator<Row> order = Comparator.<Row>comparingDouble(row -> Math.abs(row.getDouble(column) - weight))
                .thenComparing(row -> row.getString(0))
                .thenComparing(row -> row.getString(1));
        PriorityQueue<Row> above = new PriorityQueue<>(order.reversed());
        PriorityQueue<Row> below = new PriorityQueue<>(order.reversed());
        while (rows.hasNext()) {
            Row row = rows.next();
            PriorityQueue<Row> into = row.getDouble(column) >= weight ? above : below;
            into.add(row);
            if (into.size() > each) {
                into.remove();
            }
        }
        List<Row> nearest = new ArrayList<>(above.stream().sorted(order).toList());
        nearest.addAll(below.stream().sorted(order).toList());
        return nearest.iterator();
    }
}
