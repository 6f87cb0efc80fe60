package io.plumbline.text;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * 地址: an address taken apart into levels, each in one written form: 三号楼, 3栋 and 3# are building 3; 地下一层 is floor B1.
 *
 * <p>The door never stands in it as it was written: it is a keyed hash that also covers the road, number, compound, building and unit,
 * so that door 501 of two buildings cannot be told to be the same number; without a key only that a door was stated is kept.
 * Unchangeable and serializable.
 */
public final class Address implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final AddressLevel[] LEVELS = AddressLevel.values();

    private final EnumMap<AddressLevel, String> parts;
    private final boolean doorStated;
    private final EnumSet<AddressLevel> loose;
    private final String rest;

    /**
     * @param loose the levels before which stands text that no level took, so that they may belong to that and not to the level before
     */
    Address(Map<AddressLevel, String> parts, boolean doorStated, Set<AddressLevel> loose, String rest) {
        this.parts = new EnumMap<>(AddressLevel.class);
        this.parts.putAll(parts);
        this.doorStated = doorStated;
        this.loose = EnumSet.noneOf(AddressLevel.class);
        this.loose.addAll(loose);
        this.rest = rest;
    }

    /** What stands on a level, or null where the text does not say; {@link AddressLevel#DOOR} is a hash or null. */
    public String part(AddressLevel level) {
        return parts.get(level);
    }

    /** The narrowest level that was read, or null when nothing was. */
    public AddressLevel reached() {
        if (doorStated) {
            return AddressLevel.DOOR;
        }
        for (int i = LEVELS.length - 1; i >= 0; i--) {
            if (parts.containsKey(LEVELS[i])) {
                return LEVELS[i];
            }
        }
        return null;
    }

    /** What no level could take, such as 东侧50米 or the name of a shop; "" when nothing is left. Doors and telephones are masked. */
    public String rest() {
        return rest;
    }

    /**
     * The parts from the road to the given level in one text, for grouping addresses that may be one: 学院路|5||3. Null where nothing
     * between the two was read.
     *
     * @param to a level from {@link AddressLevel#ROAD} to {@link AddressLevel#UNIT}
     * @throws IllegalArgumentException for another level
     */
    public String spot(AddressLevel to) {
        if (to.isTerritory() || to.compareTo(AddressLevel.UNIT) > 0) {
            throw new IllegalArgumentException(
                    "level " + to + " bounds no spot; allowed: ROAD, NUMBER, COMPOUND, BUILDING, UNIT");
        }
        boolean any = false;
        StringJoiner joined = new StringJoiner("|");
        for (AddressLevel level : EnumSet.range(AddressLevel.ROAD, to)) {
            any |= parts.containsKey(level);
            joined.add(parts.getOrDefault(level, ""));
        }
        return any ? joined.toString() : null;
    }

    /** Whether text that no level took stands right before the level. */
    boolean isLoose(AddressLevel level) {
        return loose.contains(level);
    }

    /** How far this address and another agree; the same whichever is asked. */
    public AddressAgreement compare(Address other) {
        return AddressAgreement.of(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that
                && parts.equals(that.parts)
                && doorStated == that.doorStated
                && loose.equals(that.loose)
                && rest.equals(that.rest);
    }

    @Override
    public int hashCode() {
        return 31 * parts.hashCode() + rest.hashCode();
    }

    /** The levels read, without the door's hash: {@code DISTRICT=海淀区 ROAD=学院路 NUMBER=5 DOOR}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        for (AddressLevel level : LEVELS) {
            if (part(level) != null && level != AddressLevel.DOOR) {
                text.add(level + "=" + part(level));
            }
        }
        if (doorStated) {
            text.add("DOOR");
        }
        return text.toString();
    }
}
