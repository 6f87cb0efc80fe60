package io.plumbline.text;

/** 地址层级: the levels of an address, from the widest to the narrowest. */
public enum AddressLevel {
    /** 省、自治区、直辖市. */
    PROVINCE,
    /** 地级市. */
    CITY,
    /** 区、县、县级市. */
    DISTRICT,
    /** 街道、镇、乡、地区. */
    STREET,
    /** 社区、村. */
    COMMUNITY,
    /** 路、街、巷、胡同. */
    ROAD,
    /** 号、号院. */
    NUMBER,
    /** 小区、大厦、单位大院: a named compound. */
    COMPOUND,
    /** 楼、栋、幢、座. */
    BUILDING,
    /** 单元、门. */
    UNIT,
    /** 层; below ground B1, B2 and so on. */
    FLOOR,
    /** 门牌室号: kept as a keyed hash or not at all. */
    DOOR;

    /** Whether the level names a unit of territory and not a spot on the ground. */
    public boolean isTerritory() {
        return compareTo(COMMUNITY) <= 0;
    }
}
