package io.plumbline.text;

import static io.plumbline.text.AddressLevel.BUILDING;
import static io.plumbline.text.AddressLevel.COMMUNITY;
import static io.plumbline.text.AddressLevel.COMPOUND;
import static io.plumbline.text.AddressLevel.DISTRICT;
import static io.plumbline.text.AddressLevel.DOOR;
import static io.plumbline.text.AddressLevel.FLOOR;
import static io.plumbline.text.AddressLevel.NUMBER;
import static io.plumbline.text.AddressLevel.ROAD;
import static io.plumbline.text.AddressLevel.STREET;
import static io.plumbline.text.AddressLevel.UNIT;

import java.util.List;

/**
 * 地址比对: how far two addresses agree, level by level.
 *
 * <p>A level that one side does not state is unknown, neither agreement nor contradiction. A house number agrees only on an agreed
 * road, compound or community, a building only in an agreed number or compound (or, where neither side names one, community), a unit,
 * a floor and a door only in an agreed building or number; and none of them where other unread text stands before it.
 *
 * <p>These contradictions are vetoes: another province, city or district; another road, unless the named compound is the same (it may
 * stand between two); another number; another compound, unless road and number are the same (it may have two names); another building,
 * unit, floor or door. Another street or community is no veto, because offices often give the wrong one; but then the name of a
 * compound alone is no agreement, because 花园小区 stands in many.
 *
 * @param territory the narrowest of the levels province to community on which both agree; null when on none
 * @param upTo the narrowest level on which both agree; null when on none
 * @param against the widest level on which they contradict each other; null when on none
 * @param vetoed whether the two cannot be one place
 */
public record AddressAgreement(AddressLevel territory, AddressLevel upTo, AddressLevel against, boolean vetoed) {
    private static final List<AddressLevel> OUTER = List.of(AddressLevel.PROVINCE, AddressLevel.CITY, DISTRICT);
    private static final List<AddressLevel> INNER = List.of(BUILDING, UNIT, FLOOR);

    /** What one level says. */
    private enum Word {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    static AddressAgreement of(Address one, Address other) {
        return new Reading(one, other).agreement();
    }

    /** The levels of two addresses, read from the widest to the narrowest. */
    private static final class Reading {
        private final Address one;
        private final Address other;
        private AddressLevel territory;
        private AddressLevel upTo;
        private AddressLevel against;
        private boolean vetoed;

        Reading(Address one, Address other) {
            this.one = one;
            this.other = other;
        }

        AddressAgreement agreement() {
            OUTER.forEach(level -> note(level, word(level), true));
            note(STREET, unit(STREET), false);
            note(COMMUNITY, unit(COMMUNITY), false);
            territory = upTo;
            Word road = word(ROAD);
            Word compound = against != null && road != Word.SAME ? namesake(compound()) : compound();
            note(ROAD, road, compound != Word.SAME);
            Word number = road == Word.DIFFERENT ? Word.UNKNOWN : word(NUMBER);
            boolean numbered = number == Word.SAME && (road == Word.SAME || (bothLack(ROAD) && anchored(compound)));
            note(NUMBER, agreed(number, numbered), true);
            note(COMPOUND, compound, !(road == Word.SAME && numbered));
            boolean bare = bothLack(NUMBER) && bothLack(COMPOUND) && bothLack(ROAD) && upTo == COMMUNITY;
            boolean contradicted = number == Word.DIFFERENT || compound == Word.DIFFERENT;
            boolean within = !contradicted && (numbered || compound == Word.SAME || bare);
            for (AddressLevel level : INNER) {
                Word word = word(level);
                note(level, agreed(word, within), true);
                within &= word != Word.DIFFERENT && (word == Word.SAME || level != BUILDING || bothLack(BUILDING));
            }
            note(DOOR, door(within), true);
            return new AddressAgreement(territory, upTo, against, vetoed);
        }

        private boolean anchored(Word compound) {
            return compound == Word.SAME || (bothLack(COMPOUND) && upTo == COMMUNITY);
        }

        private static Word namesake(Word compound) {
            return compound == Word.SAME ? Word.UNKNOWN : compound;
        }

        private static Word agreed(Word word, boolean anchored) {
            return word == Word.SAME && !anchored ? Word.UNKNOWN : word;
        }

        private void note(AddressLevel level, Word word, boolean veto) {
            if (word == Word.SAME) {
                upTo = level;
            } else if (word == Word.DIFFERENT) {
                against = against == null ? level : against;
                vetoed |= veto;
            }
        }

        private boolean bothLack(AddressLevel level) {
            return one.part(level) == null && other.part(level) == null;
        }

        private Word word(AddressLevel level) {
            String here = one.part(level);
            String there = other.part(level);
            if (here == null || there == null || (level == FLOOR && sameCellar(here, there))) {
                return Word.UNKNOWN;
            }
            if (!here.equals(there)) {
                return Word.DIFFERENT;
            }
            boolean loose = one.isLoose(level) || other.isLoose(level);
            return loose && !one.rest().equals(other.rest()) ? Word.UNKNOWN : Word.SAME;
        }

        /** A cellar whose depth is not told may be any floor below ground. */
        private static boolean sameCellar(String here, String there) {
            return !here.equals(there)
                    && here.startsWith("B")
                    && there.startsWith("B")
                    && (here.length() == 1 || there.length() == 1);
        }

        /** 四季青地区 and 四季青镇 are one body under two plates. */
        private Word unit(AddressLevel level) {
            Word plain = word(level);
            if (plain != Word.DIFFERENT) {
                return plain;
            }
            NameEnding here = NameEnding.of(one.part(level));
            NameEnding there = NameEnding.of(other.part(level));
            boolean plates = new NameForm("", here.body(), here.designation(), here.kind())
                    .matches(new NameForm("", there.body(), there.designation(), there.kind()));
            return plates ? Word.SAME : Word.DIFFERENT;
        }

        /** 五道口华清嘉园 may be 华清嘉园 with its neighbourhood before it: neither agreement nor contradiction. */
        private Word compound() {
            Word plain = word(COMPOUND);
            boolean longer = plain == Word.DIFFERENT
                    && (isLonger(one.part(COMPOUND), other.part(COMPOUND))
                            || isLonger(other.part(COMPOUND), one.part(COMPOUND)));
            return longer ? Word.UNKNOWN : plain;
        }

        private static boolean isLonger(String longer, String name) {
            return name.length() >= 3 && longer.length() >= name.length() + 2 && longer.endsWith(name);
        }

        /** The hash covers what stands before the door, so it differs also where that is stated in different detail. */
        private Word door(boolean within) {
            Word word = word(DOOR);
            boolean sameDetail = Word.SAME == word
                    || (one.spot(UNIT) != null && one.spot(UNIT).equals(other.spot(UNIT)));
            return within && sameDetail ? word : Word.UNKNOWN;
        }
    }
}
