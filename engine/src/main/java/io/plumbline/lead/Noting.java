package io.plumbline.lead;

import io.plumbline.check.Signals;
import io.plumbline.contract.Role;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.organization.Territory;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * 共性建议: what so many organizations show at once is told to whoever is in charge of the sector, once for each check and period,
 * and is a lead against none of them. Who is in charge is the nearest organization that holds the check's duty in the role
 * sector: the one whose territory lies closest above the organizations concerned. Where there is none the note has no addressee.
 */
public final class Noting {
    private static final String NOBODY = "";

    private final Catalog catalog;
    private final Register register;

    public Noting(Catalog catalog, Register register) {
        this.catalog = catalog;
        this.register = register;
    }

    /** One check at one level in one period. */
    private record Family(String check, String level, LocalDate from, LocalDate to) implements Comparable<Family> {
        private static final Comparator<Family> ORDER = Comparator.comparing(Family::check)
                .thenComparing(Family::level)
                .thenComparing(Family::from)
                .thenComparing(Family::to);

        static Family of(Row signal) {
            return new Family(
                    signal.getAs("check_id"),
                    signal.getAs("level"),
                    signal.getAs("period_from"),
                    signal.getAs("period_to"));
        }

        @Override
        public int compareTo(Family other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The notes on common patterns; those of trial checks are left out.
     *
     * @param signals rows of the table of signals
     */
    public List<Note> commonPatterns(Collection<Row> signals) {
        Map<Family, List<Row>> judged = new TreeMap<>();
        for (Row signal : signals) {
            if (!"not_judgeable".equals(signal.getAs("state")) && !signal.<Boolean>getAs("trial")) {
                judged.computeIfAbsent(Family.of(signal), key -> new ArrayList<>())
                        .add(signal);
            }
        }
        List<Note> notes = new ArrayList<>();
        judged.forEach((family, all) -> {
            List<Row> common = all.stream().filter(Noting::isCommon).toList();
            if (!common.isEmpty()) {
                notes.addAll(notes(family, common, organizations(all).size()));
            }
        });
        return notes;
    }

    /**
     * The notes on territories that changed hands, each addressed to the successor, with the contradictions found at those that
     * ended: they stay what they are, and are the successor's to answer. Parts that moved with the whole need no note of their own.
     *
     * @param from the first day of the run's window
     * @param to the first day after
     * @param signals rows of the table of signals
     */
    public List<Note> territories(LocalDate from, LocalDate to, Collection<Row> signals) {
        List<Note> notes = new ArrayList<>();
        register.territories().forEach((id, change) -> {
            Organization successor = register.organization(id);
            boolean within = !change.on().isBefore(from) && change.on().isBefore(to);
            if (within && !successor.succeeds().isEmpty() && !movedWithParent(successor, change)) {
                notes.add(territory(successor, change, open(successor, change.on(), signals)));
            }
        });
        return notes;
    }

    private boolean movedWithParent(Organization successor, Territory change) {
        Territory above =
                successor.parent() == null ? null : register.territories().get(successor.parent());
        return above != null
                && above.on().equals(change.on())
                && successor.succeeds().stream()
                        .map(id -> register.organization(id).parent())
                        .allMatch(parent -> parent != null && above.carried().contains(parent));
    }

    private long open(Organization successor, LocalDate on, Collection<Row> signals) {
        return signals.stream()
                .filter(signal -> "flagged".equals(signal.getAs("state"))
                        && "contradiction".equals(signal.getAs("family"))
                        && !signal.<Boolean>getAs("trial")
                        && successor.succeeds().contains(signal.<String>getAs("organization_id"))
                        && !register.organization(signal.getAs("organization_id"))
                                .existsOn(on))
                .count();
    }

    private Note territory(Organization successor, Territory change, long open) {
        List<String> names = successor.succeeds().stream()
                .map(id -> register.organization(id).name())
                .toList();
        return new Note(
                Notes.TERRITORY,
                successor.id(),
                null,
                null,
                successor.id(),
                change.on(),
                null,
                Stream.concat(successor.succeeds().stream(), Stream.of(successor.id()))
                        .toList(),
                List.of(),
                new Note.Seen(open, null, null),
                new Words(
                        "自%s起，%s承接%s的辖区；%s。被承接单位名下尚有 %d 项矛盾类疑点，由承接单位答复，不因区划调整重新起算。"
                                .formatted(
                                        change.on(),
                                        successor.name(),
                                        String.join("、", names),
                                        change.isRebased() ? "系部分划转，与自身过去的比较自该日重新起算" : "系整体承接，历史数据延续",
                                        open),
                        ("From %s on %s holds territory of %s; %s. Contradictions found at those that ended: %d; they are the"
                                        + " successor's to answer and never begin anew.")
                                .formatted(
                                        change.on(),
                                        successor.name(),
                                        String.join(", ", names),
                                        change.isRebased()
                                                ? "parts were moved, so comparisons with its own past begin anew on that day"
                                                : "it went whole, so their past is carried on",
                                        open)));
    }

    private static boolean isCommon(Row signal) {
        String reason = signal.getAs("reason");
        return reason != null && reason.startsWith(Signals.COMMON_PATTERN);
    }

    private static Set<String> organizations(List<Row> signals) {
        Set<String> ids = new TreeSet<>();
        signals.forEach(signal -> ids.add(signal.getAs("organization_id")));
        return ids;
    }

    private List<Note> notes(Family family, List<Row> common, long judged) {
        Set<String> all = organizations(common);
        Note.Seen seen = new Note.Seen((long) all.size(), judged, median(common));
        Map<String, Set<String>> inCharge = new TreeMap<>();
        all.forEach(id -> inCharge.computeIfAbsent(inCharge(family, id, all), key -> new TreeSet<>())
                .add(id));
        List<Note> notes = new ArrayList<>();
        inCharge.forEach((bureau, organizations) -> notes.add(note(family, bureau, organizations, seen)));
        return notes;
    }

    private Note note(Family family, String bureau, Set<String> organizations, Note.Seen seen) {
        Check check = catalog.checks().get(family.check());
        String period = Sentences.period(family.from(), family.to());
        String share = String.format(Locale.ROOT, "%.0f", 100.0 * seen.count() / seen.of());
        String value = seen.value() == null ? "—" : String.format(Locale.ROOT, "%.3g", seen.value());
        return new Note(
                Notes.COMMON_PATTERN,
                family.check() + " " + family.level(),
                family.check(),
                check.duty(),
                bureau.isEmpty() ? null : bureau,
                family.from(),
                family.to(),
                organizations,
                List.of(),
                seen,
                new Words(
                        "%s，“%s”：可比的 %d 个单位中有 %d 个（%s %%）同时偏离，数值中位数 %s。这是共性情况，不作为任何单位的线索；建议先查标准、数据口径或共同原因。"
                                .formatted(period, check.title().zh(), seen.of(), seen.count(), share, value),
                        ("%s, %s: %d of %d comparable organizations (%s %%) depart at once, their median value is %s. A common"
                                        + " pattern is a lead against none of them; look into the yardstick, the way of"
                                        + " counting or a common cause first.")
                                .formatted(period, check.title().en(), seen.count(), seen.of(), share, value)));
    }

    /** The nearest holder of the duty in the role sector that is not itself among those concerned; empty where none is known. */
    private String inCharge(Family family, String organization, Set<String> concerned) {
        List<String> kinds = catalog
                .duties()
                .get(catalog.checks().get(family.check()).duty())
                .holders()
                .stream()
                .filter(holder -> holder.role() == Role.SECTOR)
                .flatMap(holder -> holder.kinds().stream())
                .toList();
        return register.organizations().stream()
                .filter(each -> each.isAny(kinds) && each.existsOn(family.from()) && !concerned.contains(each.id()))
                .filter(each -> each.parent() == null || register.covers(each.parent(), organization))
                .max(Comparator.comparingInt((Organization each) ->
                                register.lineage(each.id()).size())
                        .thenComparing(Organization::id, Comparator.reverseOrder()))
                .map(Organization::id)
                .orElse(NOBODY);
    }

    private static Double median(List<Row> signals) {
        double[] values = signals.stream()
                .filter(signal -> signal.getAs("value") != null)
                .mapToDouble(signal -> signal.<Double>getAs("value"))
                .sorted()
                .toArray();
        return values.length == 0
                ? null
                : Double.valueOf((values[(values.length - 1) / 2] + values[values.length / 2]) / 2);
    }
}
