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

/**
 * 市民热线: residents call, the street answers, a crew goes or does not, an order is closed, and the centre asks the caller what
 * became of it. Who was put off on the phone calls again.
 */
final class Hotline {
    private static final int CALLS_A_DAY = 62;
    private static final double TELLING = 0.03;
    private static final double PLACED = 0.82;
    private static final double CALLS_AGAIN = 0.04;
    private static final double CALLS_AGAIN_WHEN_PUT_OFF = 0.8;
    private static final int AGAIN_WITHIN_DAYS = 60;

    private final List<Order> orders = new ArrayList<>();
    private final Plan plan;
    private final Truth truth;
    private final Dice dice;
    private final List<People.Person> callers;

    /** What became of a matter. */
    private enum Outcome {
        DONE("解决", 0.5, 0.28, 0.02),
        PARTLY("部分解决", 0.2, 0.3, 0.3),
        UNDONE("未解决", 0.03, 0.1, 0.67);

        private final String written;
        private final double satisfied;
        private final double mostly;
        private final double not;

        Outcome(String written, double satisfied, double mostly, double not) {
            this.written = written;
            this.satisfied = satisfied;
            this.mostly = mostly;
            this.not = not;
        }

        private String asked(Dice dice) {
            double at = dice.between(0.0, 1.0);
            if (at < satisfied) {
                return "满意";
            }
            return at < satisfied + mostly ? "基本满意" : at < satisfied + mostly + not ? "不满意" : "未评价";
        }
    }

    private record Order(
            Site site,
            boolean placed,
            LocalDateTime at,
            Topic topic,
            People.Person caller,
            String door,
            String part,
            LocalDateTime answered,
            LocalDateTime closed,
            Outcome outcome,
            String excluded) {}

    Hotline(long seed, Premises premises, Plan plan, Truth truth, People people) {
        this.plan = plan;
        this.truth = truth;
        dice = new Dice(seed, "hotline");
        callers = people.persons(600);
        for (LocalDate day = Witnesses.FROM; day.isBefore(Witnesses.UNTIL); day = day.plusDays(1)) {
            for (int i = 0; i < CALLS_A_DAY; i++) {
                Topic topic = dice.pick(dice.chance(TELLING) ? Topic.ANY : Topic.ORDINARY);
                LocalDateTime at = day.atTime(7, 0).plusMinutes(dice.below(900));
                order(dice.pick(premises.units()).site(), dice.chance(PLACED), topic, at, dice.pick(callers), null);
            }
        }
        for (Organization street : premises.streets()) {
            plan.months().forEach(month -> lookAlikes(premises.of(street), street, month));
        }
    }

    /** A resident calls about a matter at a place. */
    void call(Site site, Topic topic, LocalDateTime at) {
        order(site, true, topic, at, dice.pick(callers), null);
    }

    /** Neighbours call about a flat, each time another one. */
    void complain(Site site, String door, Topic topic, LocalDateTime after, int days, int times) {
        for (int i = 0; i < times; i++) {
            LocalDateTime at = after.plusMinutes(dice.between(24 * 60, (days - 1) * 24 * 60));
            order(site, true, topic, at, dice.pick(callers), door);
        }
    }

    private void order(Site site, boolean placed, Topic topic, LocalDateTime at, People.Person caller, String door) {
        double draw = dice.between(0.0, 1.0);
        String part = draw < 0.9 ? "主办" : draw < 0.96 ? "协办" : "转办";
        String excluded = dice.chance(0.03) ? dice.pick(List.of("诉求不成立", "其他")) : null;
        boolean assessed = part.equals("主办") && excluded == null;
        YearMonth month = YearMonth.from(at);
        boolean late = assessed && plays(Plan.ANSWERS_LATE, site.street(), month);
        boolean undone = assessed && plays(Plan.LEAVES_UNDONE, site.street(), month);
        double how = dice.between(0.0, 1.0);
        Outcome outcome =
                undone ? Outcome.UNDONE : how < 0.64 ? Outcome.DONE : how < 0.82 ? Outcome.PARTLY : Outcome.UNDONE;
        LocalDateTime answered =
                at.plusMinutes(late || dice.chance(0.03) ? dice.between(25 * 60, 90 * 60) : dice.between(20, 20 * 60));
        LocalDateTime closed = at.plusHours(dice.between(20, 300)).truncatedTo(ChronoUnit.MINUTES);
        orders.add(new Order(site, placed, at, topic, caller, door, part, answered, closed, outcome, excluded));
        if (assessed && placed && outcome == Outcome.DONE && Topic.ORDINARY.contains(topic)) {
            mayCallAgain(site, topic, closed, caller);
        }
    }

    private boolean plays(String cause, Organization street, YearMonth month) {
        boolean happens = dice.chance(plan.share(cause, street.id(), month));
        truth.count(cause, street.id(), month, happens);
        return happens;
    }

    private void mayCallAgain(Site site, Topic topic, LocalDateTime closed, People.Person caller) {
        boolean putOff = plays(Plan.CLOSED_BY_PHONE, site.street(), YearMonth.from(closed));
        if (dice.chance(putOff ? CALLS_AGAIN_WHEN_PUT_OFF : CALLS_AGAIN)) {
            LocalDateTime again = closed.plusMinutes(dice.between(24 * 60, AGAIN_WITHIN_DAYS * 24 * 60 - 60));
            orders.add(new Order(
                    site,
                    true,
                    again,
                    topic,
                    caller,
                    null,
                    "主办",
                    again.plusHours(dice.between(1, 20)),
                    again.plusHours(dice.between(20, 300)),
                    dice.pick(List.of(Outcome.PARTLY, Outcome.UNDONE, Outcome.DONE)),
                    null));
        }
    }

    /** A storm, and a matter that no street can decide: both are called about in crowds, closed and called about again. */
    private void lookAlikes(List<Premises.Unit> units, Organization street, YearMonth month) {
        if (plan.looksLike(Plan.WEATHER_BURST, street.id(), month)) {
            crowd(units, Topic.HEATING, month.atDay(8).atTime(6, 0), 2, "极端天气集中诉求");
        }
        if (plan.looksLike(Plan.OUTSIDE_POWERS, street.id(), month)) {
            crowd(units, Topic.PARKING, month.atDay(1).atTime(9, 0), 25, "超出职权");
        }
    }

    private void crowd(List<Premises.Unit> units, Topic topic, LocalDateTime from, int days, String excluded) {
        for (int i = 0; i < 70; i++) {
            Site site = dice.pick(units).site();
            People.Person caller = dice.pick(callers);
            LocalDateTime at = from.plusMinutes(dice.below(days * 24 * 60));
            for (int time = 0; time < 2; time++) {
                LocalDateTime closed = at.plusHours(dice.between(10, 60));
                orders.add(new Order(
                        site, true, at, topic, caller, null, "主办", at.plusHours(2), closed, Outcome.DONE, excluded));
                at = closed.plusDays(dice.between(5, 30));
            }
        }
    }

    void write(Path out, People people) throws IOException {
        orders.removeIf(each -> !each.at().toLocalDate().isBefore(Witnesses.UNTIL));
        orders.sort(Comparator.comparing(Order::at)
                .thenComparing(each -> each.site().id()));
        Rows rows = new Rows(
                "工单编号", "工单类型", "问题分类", "小区点位", "被反映街乡镇", "社区村", "工单性质", "受理时间", "响应时间", "响应时限", "办结时间", "是否解决", "是否满意",
                "是否剔除", "剔除原因", "被反映门牌", "来电人", "电话", "门牌室号", "标题", "主要内容", "回复内容");
        for (int i = 0; i < orders.size(); i++) {
            row(rows, orders.get(i), i + 1);
        }
        rows.repeat(12, dice);
        rows.spoil(6, "工单编号", "受理时间", "0000-00-00", dice);
        truth.written("hotline.order", rows.size());
        truth.defect("hotline.order", "duplicate", 12);
        truth.defect("hotline.order", "bad_date", 6);
        Files.csvWithMark(out.resolve("hotline.csv"), people.noted(rows));
    }

    /** For a month after a town became a street some operators write the name they are used to. */
    private Organization named(Order order) {
        Organization street = order.site().street();
        LocalDate on = order.at().toLocalDate();
        boolean used =
                street.later() != null && on.isBefore(Calendar.TERRITORIES_CHANGE.plusMonths(1)) && dice.chance(0.1);
        return used ? street : street.on(on);
    }

    private void row(Rows rows, Order order, int number) {
        People.Person caller = order.caller();
        boolean known = !dice.chance(0.22);
        rows.add(
                "GD" + YearMonth.from(order.at()).toString().replace("-", "")
                        + String.format(Locale.ROOT, "%06d", number),
                dice.chance(0.9) ? "诉求" : "咨询",
                order.topic().category,
                order.placed() ? order.site().id() : null,
                named(order).written(dice),
                known ? order.site().community().name() : "不详",
                order.part(),
                order.at(),
                order.answered(),
                order.at().plusHours(24),
                order.closed(),
                order.outcome().written,
                order.outcome().asked(dice),
                order.excluded() == null ? "否" : "是",
                order.excluded(),
                order.door(),
                caller.name(),
                caller.phone(),
                caller.door(),
                caller.name() + "反映" + order.topic().title,
                "市民" + caller.name() + "（" + caller.phone() + "，住" + caller.door() + "）反映：" + order.topic().title + "。",
                "已与" + caller.name() + "联系。");
    }
}
