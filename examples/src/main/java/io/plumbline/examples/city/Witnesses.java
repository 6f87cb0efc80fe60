package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** 旁证: those who see things without belonging to the street: fire inspectors, and residents who call the hotline. */
final class Witnesses {
    /** The day up to which their records run; three months behind the last month that is judged. */
    static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final int INSPECTIONS_A_DAY = 22;
    private static final double FAILS = 0.03;

    private final List<Finding> findings = new ArrayList<>();
    private final Hotline hotline;
    private final Truth truth;
    private final Dice dice;
    private final List<People.Person> inspectors;

    private record Finding(Premises.Unit unit, LocalDateTime at, Topic failed) {}

    Witnesses(long seed, Premises premises, Hotline hotline, Truth truth, People people) {
        this.hotline = hotline;
        this.truth = truth;
        dice = new Dice(seed, "witnesses");
        inspectors = people.persons(24);
        for (LocalDate day = FROM; day.isBefore(UNTIL); day = day.plusDays(1)) {
            for (int i = 0; i < INSPECTIONS_A_DAY; i++) {
                Topic failed = dice.chance(FAILS) ? dice.pick(Topic.FIRE) : null;
                LocalDateTime at = day.atTime(9, 0).plusMinutes(dice.below(480));
                findings.add(new Finding(dice.pick(premises.units()), at, failed));
            }
        }
    }

    /** Somebody meets with the thing at the place within so many days; inspectors only with what concerns fire. */
    void meet(Premises.Unit unit, Topic topic, LocalDateTime after, int days) {
        LocalDateTime at = after.plusMinutes(dice.between(24 * 60, days * 24 * 60 - 60));
        if (Topic.FIRE.contains(topic) && dice.chance(0.6)) {
            findings.add(new Finding(unit, at, topic));
        } else {
            hotline.call(unit.site(), topic, at);
        }
    }

    /** A resident calls about the thing at a given moment. */
    void call(Premises.Unit unit, Topic topic, LocalDateTime at) {
        hotline.call(unit.site(), topic, at);
    }

    void write(Path out, People people) throws IOException {
        findings.removeIf(each -> !each.at().toLocalDate().isBefore(UNTIL));
        findings.sort(Comparator.comparing(Finding::at)
                .thenComparing(each -> each.unit().id()));
        Rows rows = new Rows("检查编号", "点位编码", "检查时间", "检查结果", "隐患类型", "检查员", "检查说明", "陪同人员电话");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            People.Person inspector = dice.pick(inspectors);
            rows.add(
                    String.format(Locale.ROOT, "JC%06d", i + 1),
                    finding.unit().id(),
                    finding.at(),
                    finding.failed() == null ? "合格" : "不合格",
                    finding.failed() == null ? null : finding.failed().number,
                    inspector.name(),
                    finding.failed() == null ? null : "现场由" + inspector.name() + "记录",
                    dice.pick(inspectors).phone());
        }
        rows.repeat(10, dice);
        rows.spoil(5, "检查编号", "检查时间", "昨天下午", dice);
        truth.written("fire.inspection", rows.size());
        truth.defect("fire.inspection", "duplicate", 10);
        truth.defect("fire.inspection", "bad_date", 5);
        Files.jsonLines(out.resolve("fire-inspections.jsonl"), people.noted(rows));
    }
}
