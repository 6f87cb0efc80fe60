package io.plumbline.pack;

import io.plumbline.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must hold between the parts of packs, beyond what their records say: names that resolve, and a person who is told enough. */
public final class PackRules {
    /** Farther than this nobody is a neighbour. */
    private static final int FARTHEST_M = 5000;

    /** The columns by which a case mix is told apart at most. */
    private static final int MOST_STRATA = 3;

    private static final List<String> VERDICTS = List.of(
            "造假", "违规", "失职", "虚假整改", "问题单位", "黑名单", "证实", "fraud", "guilty", "violation", "culprit", "blacklist");

    private final Catalog catalog;
    private final Problems problems;

    private PackRules(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Tells every problem of packs that are used together. */
    public static void check(List<Pack> packs, Problems problems) {
        uniqueIds(packs, problems);
        Catalog catalog = Catalog.of(packs);
        PackRules rules = new PackRules(catalog, problems);
        EntityRules.check(catalog, problems);
        ContractRules contracts = new ContractRules(catalog, problems);
        catalog.contracts().forEach((id, contract) -> contracts.check("contracts." + id, id, contract));
        catalog.derived().forEach((id, derivation) -> contracts.check("derived." + id, id, derivation.contract()));
        catalog.relations().forEach(rules::relation);
        catalog.indicators().forEach(rules::indicator);
        catalog.duties().forEach((id, duty) -> DutyRules.check("duties." + id + ".holders", duty, problems));
        catalog.checks().forEach(rules::check);
    }

    private static void uniqueIds(List<Pack> packs, Problems problems) {
        Map<String, String> kinds = new TreeMap<>();
        packs.forEach(pack -> pack.entities().keySet().forEach(kind -> {
            String other = kinds.put(kind, pack.pack());
            if (other != null) {
                problems.add(
                        "pack " + pack.pack(), "the kind '%s' is taken by pack %s; give it another name", kind, other);
            }
        }));
        Map<String, String> seen = new TreeMap<>();
        for (Pack pack : packs) {
            Stream.of(pack.contracts(), pack.derived(), pack.relations(), pack.indicators(), pack.checks())
                    .flatMap(part -> part.keySet().stream())
                    .forEach(id -> {
                        String other = seen.put(id, pack.pack());
                        if (other != null) {
                            problems.add(
                                    "pack " + pack.pack(),
                                    "the id '%s' is taken by pack %s; give it another",
                                    id,
                                    other);
                        }
                        if (!id.matches("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")) {
                            problems.add(
                                    "pack " + pack.pack(),
                                    "the id '%s' may hold letters, digits, '.' and '-' between them",
                                    id);
                        }
                    });
        }
    }

    private void relation(String id, Relation relation) {
        String path = "relations." + id;
        Stream.concat(Stream.of(relation.of()), relation.consulted().stream())
                .filter(Objects::nonNull)
                .filter(table -> catalog.contract(table) == null)
                .forEach(table -> unknownTable(path, table));
        if (relation instanceof Windows windows) {
            windows(path, windows);
        }
    }

    private void windows(String path, Windows windows) {
        for (String days : List.of(windows.before(), windows.after(), windows.washOut(), windows.margin())) {
            try {
                Windows.days(days);
            } catch (IllegalArgumentException noDays) {
                problems.add(path, "%s", noDays.getMessage());
            }
        }
        if (windows.in().isEmpty()) {
            problems.add(path + ".in", "is empty; name at least one table to count in");
            return;
        }
        Set<String> on = windows.in().get(0).on().keySet();
        windows.in().stream()
                .filter(in -> !in.on().keySet().equals(on))
                .forEach(in -> problems.add(
                        path + ".in", "'%s' names other columns of the record than the first table", in.table()));
        Stream.concat(
                        Stream.ofNullable(windows.control()).flatMap(control -> control.same().stream()),
                        Stream.ofNullable(windows.through()).map(Windows.Through::column))
                .filter(column -> !on.contains(column))
                .forEach(column -> problems.add(
                        path, "'%s' is none of the columns by which is counted: %s", column, String.join(", ", on)));
        Double within = windows.through() == null ? null : windows.through().withinM();
        if (within != null && !(within >= 0 && within <= FARTHEST_M)) {
            problems.add(path + ".through", "within_m is %s; allowed: 0 to %d", within, FARTHEST_M);
        }
    }

    private void indicator(String id, Indicator indicator) {
        if (catalog.contract(indicator.of()) == null && !catalog.formsTable(indicator.of())) {
            unknownTable("indicators." + id, indicator.of());
        }
        strata("indicators." + id + ".strata", indicator);
        boolean sums = switch (indicator.kind()) {
            case RATIO, BALANCE, PAIR -> indicator.numerator() == null || indicator.denominator() == null;
            case MEAN, VALUES -> indicator.numerator() == null;
            case RATE -> indicator.denominator() == null;
            case SHARE -> indicator.where() == null;
            case COUNT -> false;
        };
        if (sums) {
            problems.add(
                    "indicators." + id,
                    "a %s needs %s",
                    indicator.kind().name().toLowerCase(java.util.Locale.ROOT),
                    switch (indicator.kind()) {
                        case RATIO, BALANCE, PAIR -> "numerator and denominator";
                        case MEAN, VALUES -> "a numerator";
                        case RATE -> "a denominator";
                        case SHARE, COUNT -> "a condition where";
                    });
        }
    }

    private void strata(String path, Indicator indicator) {
        boolean counts = indicator.kind() == Indicator.Kind.SHARE || indicator.kind() == Indicator.Kind.RATE;
        if (!counts && !indicator.strata().isEmpty()) {
            problems.add(path, "only a share or a rate can be standardised; leave it out, or count records");
        }
        if (indicator.strata().size() > MOST_STRATA) {
            problems.add(
                    path,
                    "names %d columns; of more than %d too little is left in each stratum, keep those that matter most",
                    indicator.strata().size(),
                    MOST_STRATA);
        }
        indicator.strata().forEach((column, because) -> {
            if (because == null) {
                problems.add(path + "." + column, "has no reason; say why the organization cannot choose it");
            } else {
                wording(path + "." + column, because);
            }
        });
    }

    private void check(String id, Check check) {
        String path = "checks." + id;
        known(path + ".indicator", check.indicator(), catalog.indicators().keySet());
        known(path + ".duty", check.duty(), catalog.duties().keySet());
        check.basis()
                .forEach(basis -> known(path + ".basis", basis, catalog.basis().keySet()));
        check.needs().keySet().stream()
                .filter(table -> catalog.contract(table) == null)
                .forEach(table -> unknownTable(path + ".needs", table));
        if (check.trump() != null) {
            trump(path + ".trump", check.trump());
        }
        tell(path + ".innocent", check.innocent(), "one explanation without fault");
        tell(path + ".verify", check.verify(), "one way to verify on site");
        tell(path + ".rules_out", check.rulesOut(), "one thing that would rule it out");
        Stream.of(
                        Stream.of(check.title(), check.says(), check.scope(), check.go(), check.owner()),
                        check.innocent().stream(),
                        check.verify().stream(),
                        check.rulesOut().stream(),
                        check.callFor().stream(),
                        check.ask().stream())
                .flatMap(words -> words)
                .filter(Objects::nonNull)
                .forEach(words -> wording(path, words));
    }

    private void trump(String path, Check.Trump trump) {
        if (trump.to() != null && (trump.to() < 1 || trump.to() > 3)) {
            problems.add(path + ".to", "%d is no grade that a rule can raise to; allowed: 1 to 3", trump.to());
        }
        if (trump.basis().isEmpty()) {
            problems.add(
                    path + ".basis",
                    "is empty; a rule that outranks the grades stands on law: name at least one id of basis, or leave trump"
                            + " out");
        }
        trump.basis()
                .forEach(basis -> known(path + ".basis", basis, catalog.basis().keySet()));
        if (trump.because() != null) {
            wording(path + ".because", trump.because());
        }
    }

    private void tell(String path, List<Words> words, String what) {
        if (words.isEmpty()) {
            problems.add(path, "is empty; name at least %s", what);
        }
    }

    private void wording(String path, Words words) {
        String both = (words.zh() + " " + words.en()).toLowerCase(java.util.Locale.ROOT);
        VERDICTS.stream()
                .filter(both::contains)
                .forEach(verdict -> problems.add(
                        path, "'%s' is a verdict; a lead is a place to look, say what was recorded instead", verdict));
    }

    private void known(String path, String id, Set<String> all) {
        if (id != null && !all.contains(id)) {
            problems.add(path, "'%s' does not exist; known: %s", id, String.join(", ", all));
        }
    }

    private void unknownTable(String path, String table) {
        ContractRules.unknownTable(path, table, catalog, problems);
    }
}
