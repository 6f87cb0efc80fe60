package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 准运许可: one permit for one truck, one project and one disposal site, with the times at which it did not hold. */
final class MuckFleet {
    private static final int PERMITS_IN_DEMO = 40;
    private static final int SHORT_PERMITS_IN_DEMO = 4;
    private static final double NEAREST_M = 4_000;
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 1);

    private final List<Permit> permits = new ArrayList<>();
    private final Map<String, List<Truck>> spare = new LinkedHashMap<>();
    private final Map<String, List<Truck>> foreign = new LinkedHashMap<>();
    private final int permitsPerBureau;
    private final Plan plan;
    private final MuckSites sites;
    private final People people;
    private final Dice dice;

    /** A truck and who drives it. */
    record Truck(String plate, People.Person driver) {}

    /** A permit; {@code order} counts within its bureau, drivers stay with their truck. */
    record Permit(
            String no,
            int order,
            Organization bureau,
            MuckSites.Site project,
            MuckSites.Site disposal,
            Truck truck,
            LocalDate from,
            LocalDate to) {
        String plate() {
            return truck.plate();
        }

        /** The same trip by another truck, which holds no permit. */
        Permit by(Truck other) {
            return new Permit(null, order, bureau, project, disposal, other, from, to);
        }
    }

    private record Span(LocalDate from, LocalDate to, String state) {}

    MuckFleet(long seed, Register register, Plan plan, MuckSites sites, People people, Scale scale) {
        this.plan = plan;
        this.sites = sites;
        this.people = people;
        dice = new Dice(seed, "fleet");
        permitsPerBureau = scale.times(PERMITS_IN_DEMO);
        for (Organization bureau : register.muckBureaus()) {
            for (int i = 0; i < permitsPerBureau; i++) {
                LocalDate from = i % 10 == 9 ? LocalDate.of(2026, 2, 10) : LocalDate.of(2025, dice.between(9, 12), 1);
                permit(bureau, i, sites.projects(bureau.id()).get(i % MuckSites.PROJECTS), from, UNTIL);
            }
            int order = permitsPerBureau;
            for (MuckSites.Dig each : sites.shorts(bureau.id())) {
                for (int i = 0; i < scale.times(SHORT_PERMITS_IN_DEMO); i++) {
                    permit(bureau, order++, each.site(), each.from(), each.to().plusDays(1));
                }
            }
            spare.put(bureau.id(), trucks(scale.times(10)));
            foreign.put(bureau.id(), trucks(scale.times(6)));
        }
    }

    private void permit(Organization bureau, int order, MuckSites.Site project, LocalDate from, LocalDate to) {
        permits.add(new Permit(
                String.format(Locale.ROOT, "ZY2025%05d", permits.size() + 1),
                order,
                bureau,
                project,
                farEnough(project, bureau),
                trucks(1).get(0),
                from,
                to));
    }

    private MuckSites.Site farEnough(MuckSites.Site project, Organization bureau) {
        List<MuckSites.Site> far = sites.disposals(bureau.id()).stream()
                .filter(each -> each.at().metresTo(project.at()) >= NEAREST_M)
                .toList();
        return dice.pick(far.isEmpty() ? sites.disposals(bureau.id()) : far);
    }

    private List<Truck> trucks(int count) {
        return people.persons(count).stream()
                .map(driver -> new Truck(people.plate(), driver))
                .toList();
    }

    List<Permit> permits() {
        return permits;
    }

    /** Trucks on the register that hold no permit. */
    List<Truck> spare(String bureau) {
        return spare.get(bureau);
    }

    /** Trucks of other districts, which this register does not know. */
    List<Truck> foreign(String bureau) {
        return foreign.get(bureau);
    }

    /** Whether a permit is one of those that a cause touches when it touches a share of a bureau's permits. */
    boolean among(Permit permit, double share) {
        return permit.order() < Math.round(share * permitsPerBureau);
    }

    /** Whether the trucks go on while the permit is not in force, since nobody renewed it. */
    boolean lapsed(Permit permit, YearMonth month) {
        return among(permit, plan.share(MuckPlan.LAPSED, permit.bureau().id(), month));
    }

    /** The state in a month in which the permit is held to be in force; {@code null} before it was granted and after it ended. */
    String state(Permit permit, YearMonth month) {
        if (permit.from().isAfter(month.atEndOfMonth()) || !permit.to().isAfter(month.atDay(1))) {
            return null;
        }
        String bureau = permit.bureau().id();
        if (permit.from().isAfter(month.atDay(1))) {
            return "有效";
        }
        if (plan.looksLike(Plan.STOP_ORDER, bureau, month) && permit.order() % 3 != 0) {
            return "暂停";
        }
        return plan.looksLike(Plan.CLOSED_SEASON, bureau, month) ? "季节性停工" : "有效";
    }

    /** Whether the register has the permit as active from the first to the last day of the month. */
    boolean activeThroughout(Permit permit, YearMonth month) {
        return !permit.from().isAfter(month.atDay(1))
                && permit.to().isAfter(month.atEndOfMonth())
                && !lapsed(permit, month)
                && !renewedLate(permit, month)
                && "有效".equals(state(permit, month));
    }

    private boolean renewedLate(Permit permit, YearMonth month) {
        return permit.to().equals(UNTIL)
                && !permit.from().isAfter(month.atDay(1))
                && plan.looksLike(MuckPlan.RENEWED_LATE, permit.bureau().id(), month);
    }

    /** Every permit as rows of one unbroken state each. */
    Rows table() {
        Rows rows = new Rows(
                "准运证号", "生效日期", "截止日期", "许可状态", "车牌号", "工程编号", "消纳场编号", "备案机关", "运输单位信用代码", "经办人", "经办人电话", "经办人身份证");
        List<People.Person> clerks = people.persons(6);
        for (Permit permit : permits) {
            for (Span span : spans(permit)) {
                row(rows, permit, span, dice.pick(clerks));
            }
        }
        return rows;
    }

    private List<Span> spans(Permit permit) {
        List<Span> spans = new ArrayList<>();
        add(spans, new Span(permit.from(), Plan.FIRST.atDay(1), "有效"));
        for (YearMonth month : plan.months()) {
            String state = state(permit, month);
            LocalDate from = later(permit.from(), month.atDay(1));
            LocalDate to = earlier(permit.to(), month.plusMonths(1).atDay(1));
            if (state == null || lapsed(permit, month)) {
                continue;
            }
            if (renewedLate(permit, month)) {
                add(spans, new Span(from, month.atDay(12), state));
                add(spans, new Span(month.atDay(14), to, state));
            } else {
                add(spans, new Span(from, to, state));
            }
        }
        add(
                spans,
                new Span(later(permit.from(), Plan.FIRST.plusMonths(Plan.MONTHS).atDay(1)), permit.to(), "有效"));
        return spans;
    }

    private static void add(List<Span> spans, Span next) {
        if (!next.from().isBefore(next.to())) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.to().equals(next.from()) && last.state().equals(next.state())) {
            spans.set(spans.size() - 1, new Span(last.from(), next.to(), last.state()));
        } else {
            spans.add(next);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void row(Rows rows, Permit permit, Span span, People.Person clerk) {
        rows.add(
                permit.no(),
                span.from(),
                span.to(),
                span.state(),
                people.written(permit.plate(), "-"),
                permit.project().id(),
                permit.disposal().id(),
                permit.bureau().name(),
                carrier(permit.order()),
                clerk.name(),
                clerk.phone(),
                clerk.identity());
    }

    private static String carrier(int order) {
        return "91990101MA00000" + order % 12 % 10 + "0X";
    }

    /** The register of trucks: those with a permit and those that wait for one. */
    Rows vehicles() {
        Rows rows = new Rows("车牌号", "运输单位信用代码", "车型", "核定载质量(吨)", "入册日期", "车队联系人", "车队联系电话");
        List<People.Person> contacts = people.persons(8);
        List<Truck> trucks = new ArrayList<>(permits.stream().map(Permit::truck).toList());
        spare.values().forEach(trucks::addAll);
        for (int i = 0; i < trucks.size(); i++) {
            People.Person contact = dice.pick(contacts);
            rows.add(
                    people.written(trucks.get(i).plate(), "-"),
                    carrier(i),
                    i % 5 == 4 ? "中型" : "重型",
                    i % 5 == 4 ? 15 : 22,
                    LocalDate.of(2025, 3, 1),
                    contact.name(),
                    contact.phone());
        }
        return rows;
    }
}
