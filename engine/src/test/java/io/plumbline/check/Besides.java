package io.plumbline.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ratios of counts, with days and untreated counts standing beside them. */
final class Besides {
    private static final LocalDate JANUARY = Numbers.JANUARY;

    final List<Measure> family = new ArrayList<>();
    private final Map<String, Measure> others = new HashMap<>();

    /** One number over another in January. */
    static Measure ratio(String organization, long above, long below) {
        return new Measure(
                organization,
                "street",
                JANUARY,
                JANUARY.plusMonths(1),
                (double) above,
                (double) below,
                10,
                0,
                0,
                below == 0 ? null : (double) above / below);
    }

    Besides with(String organization, long above, long below) {
        family.add(ratio(organization, above, below));
        return this;
    }

    Besides beside(String indicator, long above, long below) {
        String organization = family.get(family.size() - 1).organizationId();
        others.put(indicator + organization, ratio(organization, above, below));
        return this;
    }

    Measure of(String indicator, Measure own) {
        return others.get(indicator + own.organizationId());
    }
}
