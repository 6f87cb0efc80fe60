package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 准运许可: one permit for one truck, one project and one disposal site, with the times at which it did not hold. */
final class MuckFleet {
    static final int PERMITS_PER_BUREAU = 40;
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 1);

    private final List<Permit> permits = new ArrayList<>();
    private final Plan plan;
    private final Dice dice;

    /** A permit; {@code order} counts within its bureau, drivers stay with their truck. */
    record Permit(
            String no,
            int order,
            Organization bureau,
            MuckSites.Site project,
            MuckSites.Site disposal,
            String plate,
            LocalDate from,
            People.Person driver) {}

    MuckFleet(long seed, Register register, Plan plan, MuckSites sites, People people) {
        this.plan = plan;
        dice = new Dice(seed, "fleet");
        List<People.Person> drivers = people.persons(PERMITS_PER_BUREAU * 3);
        for (Organization bureau : register.muckBureaus()) {
            for (int i = 0; i < PERMITS_PER_BUREAU; i++) {
                int number = permits.size();
                permits.add(new Permit(
                        String.format(Locale.ROOT, "ZY2025%04d", number + 1),
                        i,
                        bureau,
                        sites.projects(bureau.id()).get(i % 8),
                        dice.pick(sites.disposals(bureau.id())),
                        people.plate(),
                        i % 10 == 9 ? LocalDate.of(2026, 2, 10) : LocalDate.of(2025, dice.between(9, 12), 1),
                        drivers.get(number)));
            }
        }
    }

    List<Permit> permits() {
        return permits;
    }

    /** The state written on the permit in a month; {@code null} before it was granted. */
    String state(Permit permit, YearMonth month) {
        if (permit.from().isAfter(month.atDay(1))) {
            return permit.from().isAfter(month.atEndOfMonth()) ? null : "有效";
        }
        String bureau = permit.bureau().id();
        if (plan.looksLike(Plan.STOP_ORDER, bureau, month) && permit.order() % 3 != 0) {
            return "暂停";
        }
        return plan.looksLike(Plan.CLOSED_SEASON, bureau, month) ? "季节性停工" : "有效";
    }

    /** Whether the permit is active from the first to the last day of the month. */
    boolean activeThroughout(Permit permit, YearMonth month) {
        return !permit.from().isAfter(month.atDay(1)) && "有效".equals(state(permit, month));
    }

    /** Every permit as rows of one unbroken state each. */
    Rows table(People people) {
        Rows rows = new Rows(
                "准运证号", "生效日期", "截止日期", "许可状态", "车牌号", "工程编号", "消纳场编号", "备案机关", "运输单位信用代码", "经办人", "经办人电话", "经办人身份证");
        List<People.Person> clerks = people.persons(6);
        for (Permit permit : permits) {
            LocalDate from = permit.from();
            String state = "有效";
            for (YearMonth month : plan.months()) {
                String next = state(permit, month);
                if (next != null && !next.equals(state)) {
                    if (from.isBefore(month.atDay(1))) {
                        row(rows, permit, from, month.atDay(1), state, dice.pick(clerks), people);
                        from = month.atDay(1);
                    }
                    state = next;
                }
            }
            row(rows, permit, from, UNTIL, state, dice.pick(clerks), people);
        }
        return rows;
    }

    private static void row(
            Rows rows, Permit permit, LocalDate from, LocalDate to, String state, People.Person clerk, People people) {
        rows.add(
                permit.no(),
                from,
                to,
                state,
                people.written(permit.plate(), "-"),
                permit.project().id(),
                permit.disposal().id(),
                permit.bureau().name(),
                "91990101MA0" + permit.bureau().id().charAt(4) + "0000" + permit.order() % 4 + "X",
                clerk.name(),
                clerk.phone(),
                clerk.identity());
    }
}
