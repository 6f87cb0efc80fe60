package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Invented persons and vehicles; whatever they are called must never reach an output, so every word given out is remembered. */
final class People {
    private static final String SURNAMES = "訾亓佴郏鞠檀殳逄璩厍";
    private static final String GIVEN = "澹漪骞煦璟珂翀旻峣滢昶琬皞骅嵘淦";

    private static final String NOTES = "内部说明";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Dice dice;
    private final Dice notes;
    private final Set<String> canaries = new TreeSet<>();

    /** A person with the private things that forms ask for. */
    record Person(String name, String phone, String identity, String door) {}

    People(long seed) {
        dice = new Dice(seed, "people");
        notes = new Dice(seed, "notes");
    }

    List<Person> persons(int count) {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(person(dice));
        }
        return persons;
    }

    private Person person(Dice dice) {
        String name = "" + any(SURNAMES, dice) + any(GIVEN, dice) + any(GIVEN, dice);
        String phone = "199" + digits(8, dice);
        String identity = String.format(
                Locale.ROOT,
                "%s%d%02d%02d%s",
                Register.DISTRICT_CODE,
                dice.between(1950, 2004),
                dice.between(1, 12),
                dice.between(1, 28),
                digits(4, dice));
        String door = dice.between(11, 48) + "号楼" + dice.between(1, 6) + "单元" + dice.between(101, 2906) + "室";
        canaries.addAll(List.of(name, phone, identity, door));
        return new Person(name, phone, identity, door);
    }

    private static char any(String characters, Dice dice) {
        return characters.charAt(dice.below(characters.length()));
    }

    private static String digits(int count, Dice dice) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + dice.below(10)));
        }
        return digits.toString();
    }

    /** The plate of a large new-energy vehicle, in a series that is not issued. */
    String plate() {
        return plate(dice);
    }

    private String plate(Dice dice) {
        while (true) {
            String plate = "京Z" + digits(5, dice) + any("ABCDEFGHJK", dice);
            if (canaries.add(plate)) {
                return plate;
            }
        }
    }

    /** The same plate as another office writes it. */
    String written(String plate, String separator) {
        String written = plate.substring(0, 2) + separator + plate.substring(2);
        canaries.add(written);
        return written;
    }

    /** The table with a column that no contract knows, where an office has noted what it should not. */
    Rows noted(Rows rows) {
        double share = Math.min(0.1, 100.0 / rows.size());
        IdentityHashMap<List<Object>, String> noted = new IdentityHashMap<>();
        for (List<Object> row : rows.rows()) {
            if (!noted.containsKey(row)) {
                noted.put(row, noted.isEmpty() || notes.chance(share) ? note() : null);
            }
        }
        return rows.with(NOTES, noted::get);
    }

    /** A note with every kind of personal data. */
    String note() {
        Person person = person(notes);
        return "联系人" + person.name() + "，证件" + person.identity() + aside(person);
    }

    /** What somebody adds to a name that is kept: all of it recognizable by its form. */
    String aside() {
        Person person = person(notes);
        String identity = person.identity().substring(0, 17);
        String valid = identity + checkCharacter(identity);
        canaries.add(valid);
        return "（" + valid + aside(person) + "）";
    }

    private String aside(Person person) {
        return "，电话" + person.phone() + "，车" + plate(notes) + "，住" + person.door();
    }

    /** GB 11643. */
    private static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    Set<String> canaries() {
        return canaries;
    }
}
