package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * 市场主体登记: small places are licensed every day; the street's walkers find them or do not; some are licensed in a flat, and in
 * some of those somebody cooks.
 */
final class Licences {
    private static final int STREET_FRONT = 40;
    private static final int IN_FLATS = 38;
    private static final int SHARED = 6;
    private static final int IN_A_CROWD = 60;
    private static final int WINDOW_DAYS = 90;
    private static final double MISSED = 0.03;
    private static final List<String> USES = List.of("餐饮", "零售", "住宿", "诊所", "培训", "加工维修", "娱乐");
    private static final List<String> AT_HOME = List.of("餐饮", "住宿", "诊所", "培训", "加工维修", "娱乐");
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Rows licences = new Rows(
            "统一社会信用代码", "经营用途", "登记时间", "注销日期", "是否集群注册", "楼栋编码", "住所门牌", "街乡镇代码", "社区代码", "法定代表人", "身份证号", "联系电话");
    private final Rows ledger = new Rows("台账编号", "统一社会信用代码", "建档时间", "场所类别", "面积(平方米)", "街乡镇代码", "负责人", "负责人电话");
    private final Plan plan;
    private final Truth truth;
    private final Hotline hotline;
    private final Dice dice;
    private final List<People.Person> owners;
    private int serial;
    private int entries;

    Licences(long seed, Register register, Plan plan, Truth truth, Housing housing, Hotline hotline, People people) {
        this.plan = plan;
        this.truth = truth;
        this.hotline = hotline;
        dice = new Dice(seed, "licences");
        owners = people.persons(900);
        for (Organization street : register.streets()) {
            plan.months().forEach(month -> play(street, month, housing.of(street)));
        }
    }

    private void play(Organization street, YearMonth month, List<Housing.Building> buildings) {
        for (int i = 0; i < STREET_FRONT; i++) {
            Site shop = new Site(
                    "SY" + street.code().substring(6) + dice.below(40),
                    dice.pick(buildings).site().community(),
                    street);
            LocalDateTime at = Housing.moment(month, dice);
            String code = licence(shop, dice.pick(USES), at, dice.pick(owners), false);
            mayEnter(code, street, month, at, dice.pick(USES));
        }
        for (int i = 0; i < IN_FLATS; i++) {
            inFlat(street, month, dice.pick(buildings).site());
        }
        boolean crowd = plan.looksLike(Plan.CLUSTER, street.id(), month);
        Site shared = buildings.get(0).site();
        People.Person host = owners.get(street.id().length());
        for (int i = 0; i < (crowd ? IN_A_CROWD : SHARED); i++) {
            licence(shared, dice.pick(AT_HOME), Housing.moment(month, dice), host, true);
        }
        if (crowd) {
            hotline.complain(
                    shared, host.door(), Topic.HOME_BUSINESS, month.atDay(20).atStartOfDay(), 60, 6);
        }
    }

    private void inFlat(Organization street, YearMonth month, Site site) {
        LocalDateTime at = Housing.moment(month, dice);
        People.Person owner = dice.pick(owners);
        String use = dice.pick(AT_HOME);
        mayEnter(licence(site, use, at, owner, false), street, month, at, use);
        boolean works = dice.chance(plan.share(Plan.WORKS_AT_HOME, street.id(), month));
        truth.count(Plan.WORKS_AT_HOME, street.id(), month, works);
        if (works ? dice.chance(0.92) : dice.chance(0.02)) {
            hotline.complain(
                    site, owner.door(), dice.pick(Topic.IN_HOMES), at, WINDOW_DAYS, works ? dice.between(3, 5) : 1);
        }
    }

    private String licence(Site site, String use, LocalDateTime at, People.Person owner, boolean shared) {
        String code = code();
        licences.add(
                code,
                use,
                at,
                dice.chance(0.01) ? at.toLocalDate().plusDays(dice.between(10, 50)) : null,
                shared ? "是" : "否",
                site.id(),
                owner.door(),
                site.street().on(at.toLocalDate()).code(),
                site.community().on(at.toLocalDate()).code(),
                owner.name(),
                owner.identity(),
                owner.phone());
        return code;
    }

    /** A credit code of the form in use, of a region that is none, with its check character. */
    private String code() {
        String body = "92" + Register.DISTRICT_CODE + String.format(Locale.ROOT, "MA%07d", ++serial);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += DIGITS.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + DIGITS.charAt((31 - sum % 31) % 31);
    }

    private void mayEnter(String code, Organization street, YearMonth month, LocalDateTime licensed, String use) {
        boolean skipped = dice.chance(plan.share(Plan.STREET_NOT_WALKED, street.id(), month));
        truth.count(Plan.STREET_NOT_WALKED, street.id(), month, skipped);
        if (!skipped && !dice.chance(MISSED)) {
            People.Person owner = dice.pick(owners);
            ledger.add(
                    String.format(Locale.ROOT, "JX%06d", ++entries),
                    code,
                    licensed.plusMinutes(dice.between(3 * 24 * 60, 50 * 24 * 60)),
                    use,
                    dice.between(12, 180),
                    street.now().code(),
                    owner.name(),
                    owner.phone());
        }
    }

    void write(Path out, People people) throws IOException {
        licences.repeat(8, dice);
        licences.spoil(5, "统一社会信用代码", "登记时间", "待补", dice);
        truth.written("fire.licence", licences.size());
        truth.defect("fire.licence", "duplicate", 8);
        truth.defect("fire.licence", "bad_date", 5);
        Files.jsonLines(out.resolve("licences.jsonl"), people.noted(licences));
        ledger.repeat(5, dice);
        truth.written("fire.small-place", ledger.size());
        truth.defect("fire.small-place", "duplicate", 5);
        Files.csv(out.resolve("small-places.csv"), people.noted(ledger), Files.GB18030);
    }
}
