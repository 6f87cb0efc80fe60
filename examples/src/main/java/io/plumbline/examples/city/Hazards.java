package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 街道隐患台账: hazards are found and put right; some are closed at a desk and stay where they were. */
final class Hazards {
    private static final int CLOSED_A_MONTH = 72;
    private static final double COMES_BACK = 0.03;
    private static final double FOUND_OUT = 0.75;
    private static final int WINDOW_DAYS = 90;

    /** Ten days of a visit and seven to either side. */
    private static final int VISIT_DAYS = 24;

    private final Rows ledger = new Rows(
            "隐患编号", "点位编码", "隐患类型", "隐患等级", "来源", "发现时间", "办结时间", "状态", "街乡镇代码", "检查人", "检查人电话", "隐患描述", "网格员身份证");
    private final Plan plan;
    private final Truth truth;
    private final Premises premises;
    private final Witnesses witnesses;
    private final List<People.Person> checkers;
    private final Dice dice;
    private int serial;

    Hazards(
            long seed,
            Register register,
            Plan plan,
            Truth truth,
            Premises premises,
            Witnesses witnesses,
            People people) {
        this.plan = plan;
        this.truth = truth;
        this.premises = premises;
        this.witnesses = witnesses;
        dice = new Dice(seed, "hazards");
        checkers = people.persons(48);
        for (Organization street : register.streets()) {
            plan.months().forEach(month -> play(street, month));
            LocalDate visit = plan.visited().get(street.id());
            if (visit != null) {
                visited(street, visit);
            }
        }
    }

    /** Who expects a visit sends out patrols that were not there before and will not be there afterwards. */
    private void visited(Organization street, LocalDate visit) {
        YearMonth month = YearMonth.from(visit);
        double share = plan.share(Plan.SWEEPS_FOR_VISIT, street.id(), month);
        int usual = CLOSED_A_MONTH * VISIT_DAYS / 30;
        int more = (int) (usual * share / (1 - share));
        for (int i = 0; i < usual; i++) {
            truth.count(Plan.SWEEPS_FOR_VISIT, street.id(), month, false);
        }
        for (int i = 0; i < more; i++) {
            truth.count(Plan.SWEEPS_FOR_VISIT, street.id(), month, true);
            LocalDateTime found =
                    visit.minusDays(7).atTime(9, 0).plusMinutes(dice.below(VISIT_DAYS * 24 * 60 - 16 * 60));
            row(
                    dice.pick(premises.of(street)),
                    dice.pick(Topic.FIRE),
                    "巡查",
                    found,
                    found.plusHours(dice.between(4, 72)));
        }
    }

    private void play(Organization street, YearMonth month) {
        double desk = plan.share(Plan.CLOSED_AT_DESK, street.id(), month);
        boolean diligent = plan.everLooksLike(Plan.DILIGENT, street.id());
        for (Premises.Unit unit : drawn(street)) {
            Topic topic = dice.pick(Topic.FIRE);
            LocalDateTime closed = moment(month);
            LocalDateTime found = closed.minusMinutes(dice.between(6 * 60, 12 * 24 * 60));
            boolean atDesk = dice.chance(desk);
            truth.count(Plan.CLOSED_AT_DESK, street.id(), month, atDesk);
            row(unit, topic, "巡查", found, closed);
            if (atDesk ? dice.chance(FOUND_OUT) : dice.chance(COMES_BACK)) {
                witnesses.meet(unit, topic, closed, WINDOW_DAYS);
            }
            if (diligent && dice.chance(0.3)) {
                recheck(unit, topic, closed);
            }
        }
    }

    /** Who looks twice finds more, and writes it down. */
    private void recheck(Premises.Unit unit, Topic topic, LocalDateTime closed) {
        LocalDateTime again = closed.plusMinutes(dice.between(3 * 24 * 60, 40 * 24 * 60));
        row(unit, topic, "巡查", again, again.plusHours(dice.between(4, 72)));
    }

    /** A failed test is written down as a hazard of that system, and dealt with or not. */
    void enter(Premises.Unit unit, String system, LocalDateTime found) {
        LocalDateTime closed = dice.chance(0.4) ? found.plusHours(dice.between(15 * 24, 60 * 24)) : null;
        row(unit, system, "消防设施检测不合格", "上报", found, closed);
    }

    /** Each of the premises comes once in the month before any comes twice. */
    private List<Premises.Unit> drawn(Organization street) {
        List<Premises.Unit> drawn = new ArrayList<>(dice.shuffled(premises.of(street)));
        while (drawn.size() < CLOSED_A_MONTH) {
            drawn.add(dice.pick(drawn));
        }
        return drawn;
    }

    private LocalDateTime moment(YearMonth month) {
        return month.atDay(dice.between(1, month.lengthOfMonth())).atTime(9, 0).plusMinutes(dice.below(9 * 60));
    }

    private void row(Premises.Unit unit, Topic topic, String source, LocalDateTime found, LocalDateTime closed) {
        row(unit, topic.number, topic.title, source, found, closed);
    }

    private void row(
            Premises.Unit unit, String type, String title, String source, LocalDateTime found, LocalDateTime closed) {
        People.Person checker = dice.pick(checkers);
        ledger.add(
                String.format(Locale.ROOT, "YH%06d", ++serial),
                unit.id(),
                type,
                dice.chance(0.05) ? "6" : "7",
                dice.chance(0.1) ? "上报" : source,
                found,
                closed,
                closed == null ? "处理中" : dice.chance(0.95) ? "已办结" : "超时完成",
                unit.street().on(found.toLocalDate()).code(),
                checker.name(),
                checker.phone(),
                title + "，由" + checker.name() + "登记",
                checker.identity());
    }

    void write(Path out, People people) throws IOException {
        ledger.repeat(15, dice);
        ledger.spoil(6, "隐患编号", "发现时间", "2026年2月30日", dice);
        ledger.spoil(4, "隐患编号", "街乡镇代码", "", dice);
        truth.written("fire.hazard", ledger.size());
        truth.defect("fire.hazard", "duplicate", 15);
        truth.defect("fire.hazard", "bad_date", 6);
        truth.defect("fire.hazard", "no_street_code", 4);
        Files.csv(out.resolve("hazards.csv"), people.noted(ledger), Files.GB18030);
        Rows units = premises.table(people);
        truth.written("fire.unit", units.size());
        Files.csv(out.resolve("fire-units.csv"), people.noted(units), Files.GB18030);
    }
}
