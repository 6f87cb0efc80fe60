package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** 旁证: those who see things without belonging to the street: fire inspectors and residents who call the hotline. */
final class Witnesses {
    /** The day up to which their records run; three months behind the last month that is judged. */
    static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final int INSPECTIONS_A_DAY = 22;
    private static final double FAILS = 0.03;
    private static final int CALLS_A_DAY = 48;
    private static final double TELLING = 0.03;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Premises premises;
    private final Truth truth;
    private final Dice dice;
    private final List<People.Person> inspectors;
    private final List<People.Person> callers;

    private record Finding(Premises.Unit unit, LocalDateTime at, Topic failed) {}

    private record Call(Premises.Unit unit, boolean placed, LocalDateTime at, Topic topic) {}

    Witnesses(long seed, Premises premises, Truth truth, People people) {
        this.premises = premises;
        this.truth = truth;
        dice = new Dice(seed, "witnesses");
        inspectors = people.persons(24);
        callers = people.persons(600);
        for (LocalDate day = FROM; day.isBefore(UNTIL); day = day.plusDays(1)) {
            ordinary(day);
        }
    }

    private void ordinary(LocalDate day) {
        for (int i = 0; i < INSPECTIONS_A_DAY; i++) {
            Topic failed = dice.chance(FAILS) ? dice.pick(Topic.FIRE) : null;
            findings.add(
                    new Finding(dice.pick(premises.units()), day.atTime(9, 0).plusMinutes(dice.below(480)), failed));
        }
        for (int i = 0; i < CALLS_A_DAY; i++) {
            Topic topic = dice.chance(TELLING)
                    ? dice.pick(Topic.ANY)
                    : dice.pick(List.of(Topic.PARKING, Topic.HEATING, Topic.NOISE));
            boolean placed = dice.chance(0.5);
            calls.add(new Call(
                    dice.pick(premises.units()), placed, day.atTime(7, 0).plusMinutes(dice.below(900)), topic));
        }
    }

    /** Somebody meets with the thing at the place within so many days; inspectors only with what concerns fire. */
    void meet(Premises.Unit unit, Topic topic, LocalDateTime after, int days) {
        LocalDateTime at = after.plusMinutes(dice.between(24 * 60, days * 24 * 60 - 60));
        if (Topic.FIRE.contains(topic) && dice.chance(0.6)) {
            findings.add(new Finding(unit, at, topic));
        } else {
            calls.add(new Call(unit, true, at, topic));
        }
    }

    /** A resident calls about the thing at a given moment. */
    void call(Premises.Unit unit, Topic topic, LocalDateTime at) {
        calls.add(new Call(unit, true, at, topic));
    }

    void write(Path out, People people) throws IOException {
        findings.removeIf(each -> !each.at().toLocalDate().isBefore(UNTIL));
        calls.removeIf(each -> !each.at().toLocalDate().isBefore(UNTIL));
        findings.sort(Comparator.comparing(Finding::at)
                .thenComparing(each -> each.unit().id()));
        calls.sort(
                Comparator.comparing(Call::at).thenComparing(each -> each.unit().id()));
        writeInspections(out, people);
        writeOrders(out, people);
    }

    private void writeInspections(Path out, People people) throws IOException {
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
                    dice.pick(callers).phone());
        }
        rows.repeat(10, dice);
        rows.spoil(5, "检查编号", "检查时间", "昨天下午", dice);
        truth.written("fire.inspection", rows.size());
        truth.defect("fire.inspection", "duplicate", 10);
        truth.defect("fire.inspection", "bad_date", 5);
        Files.jsonLines(out.resolve("fire-inspections.jsonl"), people.noted(rows));
    }

    private void writeOrders(Path out, People people) throws IOException {
        Rows rows = new Rows(
                "工单编号", "工单类型", "问题分类", "小区点位", "被反映街乡镇", "社区村", "受理时间", "办结时间", "是否解决", "是否满意", "来电人", "电话", "门牌室号",
                "标题", "主要内容", "回复内容");
        for (int i = 0; i < calls.size(); i++) {
            order(rows, calls.get(i), i + 1);
        }
        rows.repeat(12, dice);
        rows.spoil(6, "工单编号", "受理时间", "0000-00-00", dice);
        truth.written("hotline.order", rows.size());
        truth.defect("hotline.order", "duplicate", 12);
        truth.defect("hotline.order", "bad_date", 6);
        Files.csvWithMark(out.resolve("hotline.csv"), people.noted(rows));
    }

    private void order(Rows rows, Call call, int number) {
        People.Person caller = dice.pick(callers);
        boolean known = !dice.chance(0.22);
        rows.add(
                "GD" + YearMonth.from(call.at()).toString().replace("-", "")
                        + String.format(Locale.ROOT, "%06d", number),
                dice.chance(0.9) ? "诉求" : "咨询",
                call.topic().category,
                call.placed() ? call.unit().id() : null,
                call.unit().street().written(dice),
                known ? call.unit().community().name() : "不详",
                call.at(),
                call.at().plusHours(dice.between(20, 300)).truncatedTo(ChronoUnit.MINUTES),
                dice.pick(List.of("解决", "解决", "部分解决", "未解决")),
                dice.pick(List.of("满意", "基本满意", "不满意", "未评价", "未评价")),
                caller.name(),
                caller.phone(),
                caller.door(),
                caller.name() + "反映" + call.topic().title,
                "市民" + caller.name() + "（" + caller.phone() + "，住" + caller.door() + "）反映：" + call.topic().title + "。",
                "已与" + caller.name() + "联系。");
    }
}
