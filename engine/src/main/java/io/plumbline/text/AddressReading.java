package io.plumbline.text;

import static io.plumbline.text.AddressLevel.BUILDING;
import static io.plumbline.text.AddressLevel.COMMUNITY;
import static io.plumbline.text.AddressLevel.COMPOUND;
import static io.plumbline.text.AddressLevel.DISTRICT;
import static io.plumbline.text.AddressLevel.DOOR;
import static io.plumbline.text.AddressLevel.FLOOR;
import static io.plumbline.text.AddressLevel.NUMBER;
import static io.plumbline.text.AddressLevel.ROAD;
import static io.plumbline.text.AddressLevel.UNIT;

import io.plumbline.text.AddressGrammar.Step;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text on its way to an address: levels are taken where they stand, what fits none goes to the rest. */
final class AddressReading {
    private static final int LONGEST = 400;
    private static final Pattern ONE_STOREY_NAME = Pattern.compile(".*(?:大厦|广场|中心|商城|市场|医院|学校|公司|厦)");

    private final AddressParser known;
    private final String text;
    private final EnumMap<AddressLevel, String> parts = new EnumMap<>(AddressLevel.class);
    private final StringBuilder rest = new StringBuilder();
    private AddressLevel deepest;
    private boolean yard;
    private boolean doorStated;
    private int at;

    /** Whether letters that no level took stand since the last level, outside brackets. */
    private boolean gap;

    private int brackets;
    private final EnumSet<AddressLevel> loose = EnumSet.noneOf(AddressLevel.class);

    AddressReading(AddressParser known, String text) {
        this.known = known;
        this.text = written(text);
    }

    /** NFKC, without blanks, in upper case, with one kind of dash. */
    private static String written(String text) {
        String plain = Normal.text(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != ' ') {
                kept.append("—–‐‑−~_".indexOf(c) >= 0 ? '-' : c);
            }
        }
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    Address address() {
        while (at < text.length()) {
            if (!takeKnownDistrict() && !takeDashed() && !takeStep() && !takeStoreyOrBlock()) {
                passOver(text.charAt(at++));
            }
        }
        return new Address(parts, doorStated, loose, PersonalText.mask(tidy(rest.toString())));
    }

    private void passOver(char c) {
        rest.append(c);
        brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
        gap |= brackets <= 0 && Character.isLetterOrDigit(c);
    }

    /** Nothing but dots, dashes and brackets is no rest. */
    private static String tidy(String rest) {
        return rest.codePoints().anyMatch(Character::isLetterOrDigit) ? rest : "";
    }

    private boolean takeKnownDistrict() {
        if (!mayFollow(DISTRICT, AddressLevel.CITY)) {
            return false;
        }
        for (String district : known.districts()) {
            if (!district.isEmpty() && text.startsWith(district, at)) {
                put(DISTRICT, district);
                at += district.length();
                return true;
            }
        }
        return false;
    }

    private boolean mayFollow(AddressLevel level, AddressLevel latest) {
        return !has(level) && !(level == DOOR && doorStated) && (deepest == null || deepest.compareTo(latest) <= 0);
    }

    private boolean has(AddressLevel level) {
        return parts.containsKey(level);
    }

    private boolean takeStep() {
        for (Step step : AddressGrammar.STEPS) {
            if (mayFollow(step.level(), step.latest())) {
                Matcher matcher = here(step.shape());
                if (matcher.lookingAt() && take(step.level(), matcher)) {
                    at = matcher.end();
                    return true;
                }
            }
        }
        return false;
    }

    private Matcher here(Pattern shape) {
        return shape.matcher(text)
                .region(at, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    private boolean take(AddressLevel level, Matcher matcher) {
        switch (level) {
            case PROVINCE -> put(level, municipality(matcher.group("v")));
            case COMMUNITY -> put(level, community(matcher.group("v")));
            case COMPOUND -> put(level, compound(matcher));
            case NUMBER -> takeNumber(matcher);
            case BUILDING -> put(level, HouseNumbers.of(matcher.group("v")));
            case UNIT ->
                put(level, HouseNumbers.of(matcher.group("v") == null ? matcher.group("w") : matcher.group("v")));
            case FLOOR -> put(level, floor(matcher));
            case DOOR -> {
                boolean marked = "室房间户".indexOf(text.charAt(matcher.end() - 1)) >= 0;
                if (!has(BUILDING) && !has(UNIT) && !has(FLOOR) && !marked) {
                    return false;
                }
                takeDoor(matcher.group("v"));
            }
            default -> put(level, matcher.group("v"));
        }
        return true;
    }

    private void put(AddressLevel level, String value) {
        parts.put(level, known.formerNames().getOrDefault(value, value));
        deepest = deepest == null || deepest.compareTo(level) < 0 ? level : deepest;
        if (gap && !level.isTerritory() && level != ROAD) {
            loose.add(level);
        }
        gap = false;
    }

    private static String municipality(String name) {
        return name.length() == 2 ? name + "市" : name;
    }

    private static String community(String name) {
        return name.endsWith("村") || name.endsWith("社区") ? name : name + "社区";
    }

    /** 志新社区东区 is an estate of its own beside 志新社区西区. */
    private String compound(Matcher matcher) {
        boolean quarter = matcher.group("v") == null;
        return quarter ? parts.get(COMMUNITY) + matcher.group("quarter") : matcher.group("v");
    }

    private void takeNumber(Matcher matcher) {
        String value = HouseNumbers.dashed(matcher.group("v"));
        value += matcher.group("stem") == null ? "" : matcher.group("stem");
        value += matcher.group("of") == null ? "" : "-" + HouseNumbers.of(matcher.group("of"));
        yard = matcher.group("yard") != null;
        put(NUMBER, value);
    }

    private static String floor(Matcher matcher) {
        for (String cellar : new String[] {"cellar", "cellar2"}) {
            if (matcher.group(cellar) != null) {
                return "B" + HouseNumbers.of(matcher.group(cellar));
            }
        }
        if (matcher.group("deep") != null) {
            return "B";
        }
        String value =
                matcher.group("ground") != null ? "1" : matcher.group("v").replaceAll("[至到]", "-");
        return HouseNumbers.dashed(value);
    }

    private void takeDoor(String value) {
        doorStated = true;
        deepest = DOOR;
        if (known.doorKey() != null) {
            StringBuilder before = new StringBuilder();
            for (AddressLevel level : EnumSet.range(ROAD, UNIT)) {
                before.append(parts.getOrDefault(level, "")).append('|');
            }
            parts.put(DOOR, Hashes.keyed(known.doorKey(), before + HouseNumbers.of(value)));
        }
    }

    /** 三楼 is a building in a yard or an estate, a floor in a house or a tower, and unread where it could be either. */
    private boolean takeStoreyOrBlock() {
        Matcher matcher = here(AddressGrammar.STOREY_OR_BLOCK);
        boolean anchored = has(NUMBER) || has(COMPOUND) || has(COMMUNITY);
        if (!anchored || !matcher.lookingAt()) {
            return false;
        }
        boolean tower =
                has(COMPOUND) && ONE_STOREY_NAME.matcher(parts.get(COMPOUND)).matches();
        if (mayFollow(BUILDING, COMPOUND) && !tower && (yard || !has(NUMBER) || has(COMPOUND))) {
            put(BUILDING, HouseNumbers.of(matcher.group("v")));
        } else if (mayFollow(FLOOR, UNIT)
                && (has(BUILDING) || tower)
                && HouseNumbers.of(matcher.group("v")).matches("\\d+")) {
            put(FLOOR, HouseNumbers.of(matcher.group("v")));
        } else {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private boolean takeDashed() {
        Matcher matcher = here(AddressGrammar.DASHED);
        boolean afterDigit = at > 0 && Character.isDigit(text.charAt(at - 1));
        if (afterDigit || !matcher.lookingAt()) {
            return false;
        }
        String[] values = matcher.group("v").split("-", -1);
        AddressLevel[] levels = dashedLevels(values);
        if (levels == null) {
            return false;
        }
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] == DOOR) {
                takeDoor(values[i]);
            } else {
                put(levels[i], HouseNumbers.of(values[i]));
            }
        }
        at = matcher.end();
        return true;
    }

    /** What a row of numbers names where it stands, or null where it could be several things. */
    private AddressLevel[] dashedLevels(String[] values) {
        boolean doorLast = values[values.length - 1].matches("[0-9]{3,4}[A-Z]?");
        if (has(BUILDING)) {
            boolean unitAndDoor = !has(UNIT) && !has(FLOOR) && !doorStated && values.length == 2 && doorLast;
            return unitAndDoor ? new AddressLevel[] {UNIT, DOOR} : null;
        }
        boolean anchored =
                (has(NUMBER) || has(COMPOUND) || (has(COMMUNITY) && !has(ROAD))) && deepest.compareTo(COMPOUND) <= 0;
        if (anchored && doorLast) {
            return Map.of(
                            2, new AddressLevel[] {BUILDING, DOOR},
                            3, new AddressLevel[] {BUILDING, UNIT, DOOR},
                            4, new AddressLevel[] {BUILDING, UNIT, FLOOR, DOOR})
                    .get(values.length);
        }
        boolean onRoad = has(ROAD) && !has(NUMBER) && !has(COMPOUND) && deepest == ROAD;
        return onRoad && doorLast && values.length == 4 ? new AddressLevel[] {NUMBER, BUILDING, UNIT, DOOR} : null;
    }
}
