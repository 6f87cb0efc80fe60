package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** 消防设施检测: agencies test systems and write what failed; whether it becomes a hazard in the street's ledger is another matter. */
final class FireTests {
    private static final int TESTS_A_MONTH = 120;
    private static final double FAILS = 0.45;
    private static final double ENTERED = 0.98;

    /** The systems that are tested, with the number under which the ledger knows them. */
    private static final List<String> SYSTEMS = List.of("21", "22", "23", "24", "25");

    private final Rows reports =
            new Rows("报告编号", "点位编码", "检测机构信用代码", "检测时间", "检测结论", "不合格类别", "不合格分项数", "复测状态", "检测人员", "检测人员电话");
    private final Plan plan;
    private final Truth truth;
    private final Hazards hazards;
    private final Dice dice;
    private final List<People.Person> testers;
    private int serial;

    FireTests(long seed, Register register, Plan plan, Truth truth, Premises premises, Hazards hazards, People people) {
        this.plan = plan;
        this.truth = truth;
        this.hazards = hazards;
        dice = new Dice(seed, "fire tests");
        testers = people.persons(40);
        for (Organization street : register.streets()) {
            plan.months().forEach(month -> play(street, month, premises.of(street)));
        }
    }

    private void play(Organization street, YearMonth month, List<Premises.Unit> units) {
        boolean pending = plan.looksLike(Plan.RETEST_PENDING, street.id(), month);
        for (int i = 0; i < TESTS_A_MONTH; i++) {
            Premises.Unit unit = dice.pick(units);
            LocalDateTime at = Housing.moment(month, dice);
            String system = dice.pick(SYSTEMS);
            if (!dice.chance(FAILS)) {
                row(unit, at, null, 0, "未约定");
            } else if (dice.chance(0.15)) {
                row(unit, at, system, 1, "未约定");
            } else if (dice.chance(pending ? 0.6 : 0.1)) {
                row(unit, at, system, dice.between(2, 6), dice.chance(0.8) ? "待复测" : "复测合格");
            } else {
                row(unit, at, system, dice.between(2, 9), dice.chance(0.05) ? "复测不合格" : "未约定");
                boolean leftOut = dice.chance(plan.share(Plan.NOT_ENTERED, street.id(), month));
                truth.count(Plan.NOT_ENTERED, street.id(), month, leftOut);
                if (!leftOut && dice.chance(ENTERED)) {
                    hazards.enter(unit, system, at.plusMinutes(dice.between(60, 20 * 24 * 60)));
                }
            }
        }
    }

    private void row(Premises.Unit unit, LocalDateTime at, String failed, int items, String retest) {
        People.Person tester = dice.pick(testers);
        reports.add(
                String.format(Locale.ROOT, "JCBG%06d", ++serial),
                unit.id(),
                "91" + Register.DISTRICT_CODE + "MA0000" + dice.between(100, 120),
                at,
                failed == null ? "合格" : "不合格",
                failed,
                items,
                retest,
                tester.name(),
                tester.phone());
    }

    void write(Path out, People people) throws IOException {
        reports.repeat(7, dice);
        reports.spoil(5, "报告编号", "检测时间", "见报告", dice);
        truth.written("fire.test", reports.size());
        truth.defect("fire.test", "duplicate", 7);
        truth.defect("fire.test", "bad_date", 5);
        Files.csvWithMark(out.resolve("fire-tests.csv"), people.noted(reports));
    }
}
