package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** 电子联单: what is written down of a trip, and how the platform hands it over month by month. */
final class MuckManifests {
    private final Map<YearMonth, Rows> months = new LinkedHashMap<>();
    private final Dice dice;
    private int serial;

    MuckManifests(Plan plan, Dice dice) {
        this.dice = dice;
        for (YearMonth month : plan.months()) {
            months.put(
                    month,
                    new Rows(
                            "联单编号", "准运证号", "工程编号", "车牌号", "消纳场编号", "出场时间", "进场时间", "开单时间", "是否补单", "装载量(吨)", "运距(公里)",
                            "备案机关", "驾驶员", "驾驶员电话", "备注", "押运员身份证"));
        }
    }

    static double distanceKm(MuckFleet.Permit permit, MuckSites.Site disposal) {
        return StrictMath.rint(permit.project().at().metresTo(disposal.at()) * 1.25 / 100) / 10;
    }

    /** A manifest made afterwards carries the time at which it was made up from memory, not that of the trip. */
    void make(
            MuckFleet.Permit permit,
            YearMonth month,
            MuckSites.Site disposal,
            LocalDateTime out,
            MuckTracks.Trip driven,
            double tons,
            boolean late) {
        LocalDateTime written = late ? driven.there().plusMinutes(dice.between(60, 300)) : out;
        if (!YearMonth.from(written).equals(month)) {
            written = out;
        }
        LocalDateTime in = late ? written.plusMinutes(30) : driven.there().plusSeconds(dice.between(20, 90));
        People.Person driver = permit.truck().driver();
        months.get(month)
                .add(
                        String.format(Locale.ROOT, "LD%s%06d", month.toString().replace("-", ""), ++serial),
                        permit.no(),
                        permit.project().id(),
                        permit.plate(),
                        disposal.id(),
                        written,
                        in,
                        late ? written.plusHours(dice.between(8, 40)) : written.minusMinutes(dice.between(1, 6)),
                        late ? "是" : "否",
                        tons,
                        distanceKm(permit, disposal),
                        permit.bureau().written(dice),
                        driver.name(),
                        driver.phone(),
                        dice.chance(0.1) ? "电话联系" + driver.name() + driver.phone() : null,
                        driver.identity());
    }

    void write(Path out, People people, Truth truth) throws IOException {
        Rows before = null;
        for (Rows rows : months.values()) {
            if (before != null) {
                before.delay(Math.min(3, before.size()), rows, dice);
            }
            before = rows;
        }
        long written = 0;
        for (Map.Entry<YearMonth, Rows> month : months.entrySet()) {
            Rows rows = month.getValue();
            rows.repeat(4, dice);
            rows.spoil(2, "联单编号", "出场时间", "2026-13-45 25:61", dice);
            rows.spoil(2, "联单编号", "装载量(吨)", -3.5, dice);
            written += rows.size();
            Files.csv(out.resolve("manifests/manifests-" + month.getKey() + ".csv"), people.noted(rows), Files.GB18030);
        }
        truth.written("muck.manifest", written);
        truth.defect("muck.manifest", "late_delivery", 3 * (months.size() - 1));
        truth.defect("muck.manifest", "duplicate", 4 * months.size());
        truth.defect("muck.manifest", "bad_date", 2 * months.size());
        truth.defect("muck.manifest", "out_of_range", 2 * months.size());
    }
}
