package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;

/** 工地卡口: the cameras of the traffic police at the gates of building sites, which miss some trucks and misread some plates. */
final class MuckGate {
    private static final double MISSED = 0.03;
    private static final double MISREAD = 0.003;

    private final Rows rows = new Rows("场所编号", "车牌号", "过车时间", "方向", "设备备注");
    private final Plan plan;
    private final People people;
    private final List<MuckFleet.Permit> permits;
    private final Dice dice;

    MuckGate(long seed, Plan plan, People people, List<MuckFleet.Permit> permits) {
        this.plan = plan;
        this.people = people;
        this.permits = permits;
        dice = new Dice(seed, "gate");
    }

    void pass(MuckFleet.Permit permit, LocalDateTime at, String direction) {
        boolean down = plan.looksLike(MuckPlan.CAMERA_DOWN, permit.bureau().id(), YearMonth.from(at))
                && at.getDayOfMonth() >= 8
                && at.getDayOfMonth() < 19;
        if (down || dice.chance(MISSED)) {
            return;
        }
        String plate = dice.chance(MISREAD) ? dice.pick(permits).plate() : permit.plate();
        rows.add(permit.project().id(), people.written(plate, "·"), at, direction, null);
    }

    void write(Path out, Truth truth) throws IOException {
        rows.repeat(3, dice);
        rows.spoil(3, "场所编号", "方向", "不明", dice);
        Files.csv(out.resolve("gate.csv"), people.noted(rows), Files.GB18030);
        truth.written("muck.gate", rows.size());
        truth.defect("muck.gate", "duplicate", 3);
        truth.defect("muck.gate", "unknown_code", 3);
    }
}
