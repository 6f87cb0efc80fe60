package io.plumbline.examples.bench;

import io.plumbline.check.CheckKind;
import io.plumbline.check.CheckKinds;
import io.plumbline.contract.Origin;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pack by which districts without any fault are judged: the statistical kinds, on one source and on two. */
final class NullPack {
    static final String LEVEL = "territorial:street";

    /** What the counts of two sources rest on: one that the street keeps, and an instrument that it does not control. */
    static final Map<String, Origin> ORIGINS = Map.of(
            "null.manifest", new Origin("ledger", "street", null, Origin.Nature.LEDGER),
            "null.visit", new Origin("terminals", "bureau/urban-management", null, Origin.Nature.INSTRUMENT));

    private static final String PACK = """
            pack: "null"
            title: { zh: 无问题, en: Nothing wrong }
            contracts:
              null.call: CONTRACT
              null.case: CONTRACT
              null.manifest: CONTRACT
              null.visit: CONTRACT
            relations:
              null.arrival: { kind: match, of: null.manifest, to: { table: null.visit, on: { id: id } },
                              within: { after: at, up_to: PT12H } }
            indicators:
              null.complaints: { title: WORDS, of: null.call, kind: rate, where: "true", denominator: "1" }
              null.overdue: { title: WORDS, of: null.case, kind: share, where: "true" }
              null.unmatched: { title: WORDS, of: null.manifest, kind: share, where: "not arrival_found" }
            duties:
              null.duty:
                title: WORDS
                holders: [ { kinds: [street], role: territorial, power: manage, sees: true } ]
            checks:
            """.replace(
            "CONTRACT", "{ title: WORDS, key: [id], time: at, columns: { id: { type: string }, at: { type: date } } }");

    /** Ids and what is particular to each. The yardsticks stand where no ordinary street comes: to pass them would be a fault. */
    private static final Map<String, List<String>> CHECKS = new TreeMap<>(Map.of(
            "N1", List.of("peer", "null.complaints", "{}"),
            "N2", List.of("peer", "null.overdue", "{}"),
            "N3", List.of("peer", "null.unmatched", "{}"),
            "N4", List.of("change", "null.complaints", "{}"),
            "N5", List.of("change", "null.overdue", "{}"),
            "N6", List.of("change", "null.unmatched", "{}"),
            "N7", List.of("threshold", "null.overdue", "{ above: 0.4 }"),
            "N8", List.of("threshold", "null.unmatched", "{ above: 0.2 }")));

    private NullPack() {}

    /** The ids of the checks. */
    static Iterable<String> checks() {
        return CHECKS.keySet();
    }

    static String kindOf(String check) {
        return CHECKS.get(check).get(0);
    }

    static Map<String, CheckKind> kinds() {
        Map<String, CheckKind> kinds = new TreeMap<>();
        CheckKinds.all().forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    static Catalog catalog() {
        StringBuilder text = new StringBuilder(PACK);
        CHECKS.forEach((id, parts) -> text.append("""
                  %s: { kind: %s, title: WORDS, indicator: %s, flag: %s, duty: null.duty, owner: WORDS, scope: WORDS,
                        says: WORDS, innocent: [WORDS], verify: [WORDS], rules_out: [WORDS], call_for: [WORDS],
                        ask: [WORDS], go: WORDS, reported_case: none }
                """.formatted(id, parts.get(0), parts.get(1), parts.get(2))));
        Problems problems = new Problems("null pack");
        Pack pack = Yaml.read(text.toString().replace("WORDS", "{ zh: 无, en: none }"), Pack.class, problems);
        problems.refuse();
        return Catalog.of(List.of(pack));
    }
}
