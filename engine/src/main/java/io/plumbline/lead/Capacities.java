package io.plumbline.lead;

import io.plumbline.contract.Role;
import io.plumbline.pack.Duty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * 责任身份: in which roles the signals of one lead found its organization, that of the strongest power first, then in the order of
 * roles.
 *
 * @param roles the roles, as tables name them
 * @param powers the strongest power held in each
 * @param share what the shares of the roles come to together, at most 1; in one role that of the latest and shortest period counts
 */
record Capacities(List<String> roles, List<String> powers, double share) {
    Capacities {
        roles = List.copyOf(roles);
        powers = List.copyOf(powers);
    }

    static Capacities of(List<Row> signals) {
        Map<Role, Duty.Power> powers = new TreeMap<>();
        Map<Role, Double> shares = new TreeMap<>();
        List<Row> byPeriod = new ArrayList<>(signals);
        byPeriod.sort(Comparator.<Row, LocalDate>comparing(signal -> signal.getAs("period_to"))
                .thenComparing(signal -> signal.<LocalDate>getAs("period_from"))
                .thenComparing(signal -> signal.<Double>getAs("share")));
        for (Row signal : byPeriod) {
            Role role = Role.valueOf(upper(signal.getAs("role")));
            powers.merge(role, Duty.Power.valueOf(upper(signal.getAs("power"))), Capacities::stronger);
            shares.put(role, signal.getAs("share"));
        }
        List<Role> ordered = new ArrayList<>(powers.keySet());
        ordered.sort(Comparator.comparing(powers::get));
        return new Capacities(
                ordered.stream().map(Capacities::lower).toList(),
                ordered.stream().map(powers::get).map(Capacities::lower).toList(),
                shares.values().stream()
                        .map(BigDecimal::valueOf)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .min(BigDecimal.ONE)
                        .doubleValue());
    }

    private static Duty.Power stronger(Duty.Power one, Duty.Power other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }
}
