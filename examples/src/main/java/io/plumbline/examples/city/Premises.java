package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 消防监管单位: small shops, workshops and halls, ninety in each street and town. */
final class Premises {
    private static final int PER_STREET = 90;
    private static final List<String> TRADES = List.of("小吃店", "便利店", "培训中心", "棋牌室", "五金店", "洗衣店", "台球厅", "快递站");

    private final List<Unit> units = new ArrayList<>();
    private final List<People.Person> owners;
    private final Dice dice;

    /** One of the premises. */
    record Unit(String id, String name, Organization community, Organization street, Point at) {
        Site site() {
            return new Site(id, community, street);
        }
    }

    Premises(long seed, Register register, People people) {
        dice = new Dice(seed, "premises");
        owners = people.persons(200);
        for (Organization street : register.streets()) {
            List<Organization> communities = register.communities(street);
            for (int i = 0; i < PER_STREET; i++) {
                Organization community = communities.get(i % communities.size());
                String id = String.format(Locale.ROOT, "DW%s%03d", street.code().substring(6), i + 1);
                String name = community.stem() + "第" + (i + 1) + dice.pick(TRADES);
                units.add(new Unit(id, name, community, street, community.area().inside(dice)));
            }
        }
    }

    List<Unit> units() {
        return units;
    }

    /** Streets and towns, in order. */
    List<Organization> streets() {
        return units.stream().map(Unit::street).distinct().toList();
    }

    List<Unit> of(Organization street) {
        return units.stream().filter(unit -> unit.street().equals(street)).toList();
    }

    Rows table(People people) {
        Rows rows =
                new Rows("点位编码", "单位名称", "单位类别", "街乡镇代码", "社区代码", "经度", "纬度", "法定代表人", "身份证号", "联系电话", "门牌室号", "紧急联系人");
        for (Unit unit : units) {
            People.Person owner = dice.pick(owners);
            rows.add(
                    unit.id(),
                    rows.size() % 20 == 0 ? unit.name() + people.aside() : unit.name(),
                    dice.chance(0.9) ? "3" : "2",
                    unit.street().now().code(),
                    unit.community().now().code(),
                    MuckSites.round(unit.at().lon()),
                    MuckSites.round(unit.at().lat()),
                    owner.name(),
                    owner.identity(),
                    owner.phone(),
                    owner.door(),
                    dice.pick(owners).name());
        }
        return rows;
    }
}
