package io.plumbline.examples.city;

import java.util.List;

/** 问题类型: what hazards, complaints and rectification items are about, as each office codes it. */
enum Topic {
    EXIT("01", "疏散通道堵塞", "安全管理->消防安全->疏散通道堵塞"),
    LANE("02", "消防车道占用", "安全管理->消防安全->消防车道占用"),
    EXTINGUISHER("03", "灭火器失效", "安全管理->消防安全->灭火器失效"),
    WIRING("04", "私拉电线", "安全管理->消防安全->私拉电线"),
    EBIKE("05", "电动车入楼充电", "安全管理->消防安全->电动车入楼充电"),
    STORAGE("06", "楼道堆物", "安全管理->消防安全->楼道堆物"),
    WASTE("07", "垃圾满冒", "市容环境->垃圾分类->垃圾满冒"),
    DUMPING("08", "渣土堆放", "市容环境->建筑垃圾->渣土堆放"),
    ROAD("09", "道路破损", "公用设施->道路->道路破损"),
    PARKING("10", "停车管理", "交通管理->停车->停车管理"),
    HEATING("11", "供暖温度", "公用设施->供暖->供暖温度"),
    NOISE("12", "噪声扰民", "市容环境->噪声->噪声扰民"),
    GROUP_RENTAL("13", "群租", "房屋管理->租赁->群租"),
    HOME_BUSINESS("14", "住宅内经营", "房屋管理->使用->住宅内经营"),
    FUMES("15", "油烟扰民", "市容环境->油烟->油烟扰民");

    static final List<Topic> FIRE = List.of(EXIT, LANE, EXTINGUISHER, WIRING, EBIKE, STORAGE);
    static final List<Topic> RECTIFIED = List.of(EXIT, WIRING, STORAGE, WASTE, WASTE, DUMPING, DUMPING, ROAD, ROAD);
    static final List<Topic> ORDINARY = List.of(PARKING, HEATING, NOISE);
    static final List<Topic> IN_HOMES = List.of(HOME_BUSINESS, FUMES);
    static final List<Topic> ANY = List.of(values());

    final String number;
    final String title;
    final String category;

    Topic(String number, String title, String category) {
        this.number = number;
        this.title = title;
        this.category = category;
    }
}
