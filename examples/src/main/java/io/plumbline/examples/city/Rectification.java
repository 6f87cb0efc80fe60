package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** 整改台账: items are reported closed; at some places the thing goes on. */
final class Rectification {
    private static final int ITEMS_A_MONTH = 44;
    private static final double CLOSED = 0.88;
    private static final double COMES_BACK = 0.012;
    private static final double FOUND_OUT = 0.75;
    private static final int WINDOW_DAYS = 60;

    private final Rows ledger = new Rows(
            "整改事项编号", "整改单位代码", "点位编码", "问题类型", "反馈日期", "整改期限", "销号时间", "整改状态", "责任人", "责任人电话", "问题描述", "整改措施",
            "分管领导住址");
    private final Plan plan;
    private final Truth truth;
    private final Premises premises;
    private final Witnesses witnesses;
    private final List<People.Person> owners;
    private final List<Organization> streets;
    private final Dice dice;
    private int serial;

    Rectification(
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
        dice = new Dice(seed, "rectification");
        owners = people.persons(36);
        streets = register.streets();
        for (Organization street : register.streets()) {
            plan.months().forEach(month -> play(street, month));
        }
    }

    private void play(Organization street, YearMonth month) {
        double goesOn = plan.share(Plan.GOES_ON, street.id(), month);
        boolean callsBefore = plan.looksLike(Plan.COMPLAINT_BEFORE, street.id(), month);
        double atDeadline = plan.share(Plan.AT_DEADLINE, street.id(), month);
        boolean meeting = plan.looksLike(Plan.CLOSING_MEETING, street.id(), month);
        List<Premises.Unit> units = dice.shuffled(premises.of(street)).subList(0, ITEMS_A_MONTH);
        for (Premises.Unit unit : units) {
            Topic topic = dice.pick(Topic.RECTIFIED);
            boolean closed = dice.chance(CLOSED);
            LocalDateTime at = meeting ? month.atDay(12).atTime(15, 0) : Housing.moment(month, dice);
            boolean last = closed && dice.chance(atDeadline);
            row(
                    street,
                    unit,
                    topic,
                    at,
                    at.toLocalDate().plusDays(last ? dice.between(0, 3) : dice.between(4, 60)),
                    closed);
            if (closed) {
                truth.count(Plan.AT_DEADLINE, street.id(), month, last);
                boolean persists = dice.chance(goesOn);
                truth.count(Plan.GOES_ON, street.id(), month, persists);
                if (persists ? dice.chance(FOUND_OUT) : dice.chance(COMES_BACK)) {
                    witnesses.meet(unit, topic, at, WINDOW_DAYS);
                }
                if (callsBefore && dice.chance(0.4)) {
                    witnesses.call(unit, topic, at.minusHours(dice.between(20, 200)));
                }
            }
        }
    }

    private void row(
            Organization street, Premises.Unit unit, Topic topic, LocalDateTime at, LocalDate due, boolean closed) {
        People.Person owner = dice.pick(owners);
        ledger.add(
                String.format(Locale.ROOT, "ZG%05d", ++serial),
                street.on(at.toLocalDate()).code(),
                unit.id(),
                topic.title,
                at.toLocalDate().minusDays(dice.between(15, 70)),
                due,
                closed ? at : null,
                closed ? "已销号" : "整改中",
                owner.name(),
                owner.phone(),
                unit.name() + topic.title + "，联系人" + owner.name(),
                "立行立改，由" + owner.name() + "负责",
                owner.door());
    }

    void write(Path out, People people) throws IOException {
        ledger.repeat(5, dice);
        ledger.spoil(4, "整改事项编号", "整改单位代码", null, dice);
        truth.written("rectification.item", ledger.size());
        truth.defect("rectification.item", "duplicate", 5);
        truth.defect("rectification.item", "no_organization", 4);
        Files.xlsx(out.resolve("rectification.xlsx"), "整改台账", people.noted(ledger));
        Rows visits = new Rows("进驻编号", "被巡察单位代码", "进驻日期", "撤离日期", "联络人", "联络人电话");
        for (Organization street : streets) {
            LocalDate from = plan.visited().get(street.id());
            if (from != null) {
                People.Person liaison = dice.pick(owners);
                visits.add(
                        "JZ" + street.code(),
                        street.on(from).code(),
                        from,
                        from.plusDays(9),
                        liaison.name(),
                        liaison.phone());
            }
        }
        truth.written("rectification.visit", visits.size());
        Files.csv(out.resolve("visits.csv"), people.noted(visits), Files.GB18030);
    }
}
