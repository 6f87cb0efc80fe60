package io.plumbline.examples.bench;

import io.plumbline.indicator.Indicators;
import io.plumbline.stats.Binomial;
import io.plumbline.stats.Gaussian;
import io.plumbline.stats.Poisson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * 无问题的区: streets in which nothing is wrong, as counts per street and month. They differ from each other as ordinary ones do,
 * report more or less readily, swing with the season together, and one month strikes all of them; what is left is chance.
 */
final class NullDistrict {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int MONTHS = 12;
    private static final int FEWEST = 20;
    private static final int MOST = 60;

    /** Of ordinary streets, on the log scale; what else varies from month to month; how readily residents report. */
    private static final double SPREAD = 0.3;

    private static final double MONTHLY = 0.1;
    private static final double REPORTING = 0.4;
    private static final double SEASON = 0.3;

    /** The strongest common shock, as a ratio. */
    private static final double SHOCK = 1.8;

    private final SplittableRandom random;
    private final List<Row> numbers = new ArrayList<>();
    private final int streets;
    private final double[] common = new double[MONTHS];

    private NullDistrict(SplittableRandom random) {
        this.random = random;
        this.streets = FEWEST + random.nextInt(MOST - FEWEST + 1);
        double phase = random.nextDouble() * 2 * Math.PI;
        int struck = random.nextInt(MONTHS);
        double shock = 1 + random.nextDouble() * (SHOCK - 1);
        for (int month = 0; month < MONTHS; month++) {
            double season = 1 + SEASON * Math.sin(phase + 2 * Math.PI * month / MONTHS);
            common[month] = season * (month == struck ? shock : 1);
        }
    }

    /** One district's rows of {@link Indicators#SCHEMA}, always the same for a seed. */
    static List<Row> numbers(long seed) {
        NullDistrict district = new NullDistrict(new SplittableRandom(seed));
        for (int street = 0; street < district.streets; street++) {
            String id = String.format(Locale.ROOT, "S%03d", street);
            district.complaints(id);
            district.share(id, "null.overdue", "null.case", 0.08);
            district.share(id, "null.unmatched", "null.manifest", 0.03);
        }
        return district.numbers;
    }

    /** Complaints over households: how readily people report is a property of the street and no fault of its office. */
    private void complaints(String street) {
        double households = 1000 * Math.pow(30, random.nextDouble());
        double own = 0.004 * factor(SPREAD) * factor(REPORTING);
        for (int month = 0; month < MONTHS; month++) {
            double mean = households * own * common[month] * factor(MONTHLY);
            long count = Poisson.quantile(random.nextDouble(), mean);
            add(street, "null.complaints", "null.call", month, count, households, Math.max(count, 30));
        }
    }

    /** So many of so many records. */
    private void share(String street, String indicator, String table, double usual) {
        double records = 20 * Math.pow(30, random.nextDouble());
        double odds = usual / (1 - usual) * factor(SPREAD);
        for (int month = 0; month < MONTHS; month++) {
            long n = Poisson.quantile(random.nextDouble(), records);
            double now = odds * common[month] * factor(MONTHLY);
            long hits = n == 0 ? 0 : Binomial.quantile(random.nextDouble(), n, now / (1 + now));
            add(street, indicator, table, month, hits, (double) n, n);
        }
    }

    private double factor(double spread) {
        return Math.exp(spread * Gaussian.quantile(random.nextDouble(Double.MIN_NORMAL, 1)));
    }

    private void add(String street, String indicator, String table, int month, long hits, double base, long n) {
        LocalDate from = FIRST.plusMonths(month);
        Map<String, Object> cells = new HashMap<>();
        cells.put("indicator_id", indicator);
        cells.put("table", table);
        cells.put("level", NullPack.LEVEL);
        cells.put("role", "territorial");
        cells.put("organization_id", street);
        cells.put("period_from", from);
        cells.put("period_to", from.plusMonths(1));
        cells.put("numerator", n == 0 ? null : (double) hits);
        cells.put("denominator", base);
        cells.put("n", n);
        cells.put("missing", 0L);
        cells.put("not_comparable", 0L);
        cells.put("records", n);
        cells.put("value", base == 0 ? null : hits / base);
        cells.put("confidence", 1.0);
        cells.put("reporters", hits);
        numbers.add(RowFactory.create(
                List.of(Indicators.SCHEMA.fieldNames()).stream().map(cells::get).toArray()));
    }
}
