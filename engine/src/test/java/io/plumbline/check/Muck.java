package io.plumbline.check;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Origin;
import io.plumbline.contract.Privacy;
import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Match;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Period;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Within;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small pack for tests: manifests matched with stays at sites, which are computed from positions and fences. */
final class Muck {
    static final Duty.Holder STREET =
            new Duty.Holder(List.of("street"), Role.TERRITORIAL, Duty.Power.MANAGE, true, null, null, null);
    static final Indicator NO_ARRIVAL =
            indicator("muck.manifest", Indicator.Kind.SHARE, "not arrival_found", "arrival_comparable", null, null);

    private Muck() {}

    static Catalog catalog(Check check, Duty.Holder... holders) {
        return catalog(Map.of("M05", check), holders);
    }

    static Catalog catalog(Map<String, Check> checks, Duty.Holder... holders) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        contracts.put("muck.manifest", manifest());
        contracts.put("muck.position", contract(Map.of("vehicle_id", column(Privacy.HASH))));
        contracts.put("muck.fence", contract(Map.of("place_id", column(Privacy.KEEP))));
        contracts.put(
                "muck.permit", contract(Map.of("permit_no", column(Privacy.KEEP), "phone", column(Privacy.HASH))));
        contracts.put("muck.scale", contract(Map.of("place_id", column(Privacy.KEEP), "driver", column(Privacy.HASH))));
        return Catalog.of(List.of(new Pack(
                "muck",
                Numbers.WORDS,
                contracts,
                Map.of(
                        "muck.visit",
                        new Derivation.Visits("muck.position", "muck.fence", "PT10M", "PT30M", contract(Map.of()))),
                null,
                relations(),
                indicators(),
                Map.of("muck.disposal", new Duty(Numbers.WORDS, List.of(holders))),
                null,
                checks)));
    }

    private static Map<String, Relation> relations() {
        Counterpart visits = new Counterpart("muck.visit", Map.of("vehicle_id", "vehicle_id"), null, null);
        return Map.of(
                "muck.arrival",
                new Match("muck.manifest", null, visits, new Within("out_at", null, "PT12H", false), true, List.of()),
                "muck.weekly",
                new Balance(
                        List.of("place_id", "driver"),
                        Period.WEEK,
                        new Balance.Side("muck.scale", Expression.parse("load_t"), null, null),
                        new Balance.Side("muck.manifest", Expression.parse("load_t"), null, null),
                        1,
                        null),
                "muck.reporting",
                new Calendar("muck.permit", null, visits, Period.MONTH, List.of()));
    }

    private static Map<String, Indicator> indicators() {
        Map<String, Indicator> all = new LinkedHashMap<>();
        all.put("muck.no-arrival", NO_ARRIVAL);
        all.put("muck.load", indicator("muck.manifest", Indicator.Kind.MEAN, null, null, "load_t", null));
        all.put("muck.gap", indicator("muck.weekly", Indicator.Kind.SHARE, "gap_share > 0.1", null, null, null));
        all.put(
                "muck.silent",
                indicator(
                        "muck.reporting",
                        Indicator.Kind.SHARE,
                        "not reporting_found",
                        "reporting_comparable",
                        null,
                        null));
        return all;
    }

    static Indicator indicator(String of, Indicator.Kind kind, String where, String among, String above, String below) {
        return new Indicator(
                Numbers.WORDS,
                of,
                kind,
                expression(where),
                expression(among),
                expression(above),
                expression(below),
                null,
                null,
                null,
                null);
    }

    private static Expression expression(String text) {
        return text == null ? null : Expression.parse(text);
    }

    static Origin origin(String system, String controlledBy, String fedFrom, Origin.Nature nature) {
        return new Origin(system, controlledBy, fedFrom, nature);
    }

    private static Contract manifest() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("manifest_no", column(Privacy.KEEP));
        columns.put("vehicle_id", column(Privacy.HASH));
        columns.put("driver", column(Privacy.DROP));
        columns.put("out_at", column(Privacy.KEEP));
        columns.put("place_id", column(Privacy.KEEP));
        columns.put("load_t", column(Privacy.KEEP));
        return contract(columns);
    }

    private static Column column(Privacy privacy) {
        return new Column(ColumnType.STRING, null, null, null, null, null, privacy, null, false, null, null);
    }

    private static Contract contract(Map<String, Column> columns) {
        return new Contract(Numbers.WORDS, List.of(), null, "out_at", null, null, null, null, columns, null, null);
    }
}
