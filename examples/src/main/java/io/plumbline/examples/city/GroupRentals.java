package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** 群租房治理: partitions are taken out for a photograph; in some flats they are back before the neighbours have slept. */
final class GroupRentals {
    private static final int CASES_A_MONTH = 40;
    private static final double CLOSED = 0.95;
    private static final double NOTICED = 0.9;
    private static final int WINDOW_DAYS = 90;

    private final Rows ledger = new Rows("案件编号", "楼栋编码", "房屋门牌", "发现时间", "整治完成时间", "治理状态", "街乡镇代码", "出租人", "出租人电话");
    private final Plan plan;
    private final Truth truth;
    private final Hotline hotline;
    private final Dice dice;
    private final List<People.Person> landlords;
    private int serial;

    GroupRentals(
            long seed, Register register, Plan plan, Truth truth, Housing housing, Hotline hotline, People people) {
        this.plan = plan;
        this.truth = truth;
        this.hotline = hotline;
        dice = new Dice(seed, "group rentals");
        landlords = people.persons(700);
        for (Organization street : register.streets()) {
            plan.months().forEach(month -> play(street, month, housing.of(street)));
        }
    }

    private void play(Organization street, YearMonth month, List<Housing.Building> buildings) {
        boolean tower = plan.looksLike(Plan.SAME_TOWER, street.id(), month);
        for (int i = 0; i < CASES_A_MONTH; i++) {
            Site site = dice.pick(buildings).site();
            People.Person landlord = dice.pick(landlords);
            LocalDateTime closed = dice.chance(CLOSED) ? Housing.moment(month, dice) : null;
            LocalDateTime found =
                    (closed == null ? Housing.moment(month, dice) : closed).minusHours(dice.between(30, 400));
            row(site, landlord, found, closed);
            if (closed != null) {
                lives(street, month, site, landlord, closed, tower);
            }
        }
    }

    private void lives(
            Organization street,
            YearMonth month,
            Site site,
            People.Person landlord,
            LocalDateTime closed,
            boolean tower) {
        boolean back = dice.chance(plan.share(Plan.PARTITIONS_BACK, street.id(), month));
        truth.count(Plan.PARTITIONS_BACK, street.id(), month, back);
        if (back && dice.chance(NOTICED)) {
            hotline.complain(site, landlord.door(), Topic.GROUP_RENTAL, closed, WINDOW_DAYS, dice.between(3, 5));
        } else if (dice.chance(0.03)) {
            hotline.complain(site, landlord.door(), Topic.GROUP_RENTAL, closed, WINDOW_DAYS, 1);
        }
        if (tower && dice.chance(0.6)) {
            hotline.complain(site, dice.pick(landlords).door(), Topic.GROUP_RENTAL, closed, WINDOW_DAYS, 3);
        }
    }

    private void row(Site site, People.Person landlord, LocalDateTime found, LocalDateTime closed) {
        ledger.add(
                String.format(Locale.ROOT, "QZ%05d", ++serial),
                site.id(),
                landlord.door(),
                found,
                closed,
                closed == null ? "治理中" : "已整治",
                site.street().on(found.toLocalDate()).code(),
                landlord.name(),
                landlord.phone());
    }

    void write(Path out, People people) throws IOException {
        ledger.repeat(6, dice);
        ledger.spoil(4, "案件编号", "整治完成时间", "上周", dice);
        truth.written("housing.rent-case", ledger.size());
        truth.defect("housing.rent-case", "duplicate", 6);
        truth.defect("housing.rent-case", "bad_date", 4);
        Files.csv(out.resolve("group-rentals.csv"), people.noted(ledger), Files.GB18030);
    }
}
