package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Invented persons and vehicles; whatever they are called must never reach an output, so every word given out is remembered. */
final class People {
    private static final String SURNAMES = "訾亓佴郏鞠檀殳逄璩厍";
    private static final String GIVEN = "澹漪骞煦璟珂翀旻峣滢昶琬皞骅嵘淦";

    private final Dice dice;
    private final Set<String> canaries = new TreeSet<>();

    /** A person with the private things that forms ask for. */
    record Person(String name, String phone, String identity, String door) {}

    People(long seed) {
        dice = new Dice(seed, "people");
    }

    List<Person> persons(int count) {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(person());
        }
        return persons;
    }

    private Person person() {
        String name = "" + any(SURNAMES) + any(GIVEN) + any(GIVEN);
        String phone = "199" + digits(8);
        String identity = String.format(
                Locale.ROOT,
                "%s%d%02d%02d%s",
                Register.DISTRICT_CODE,
                dice.between(1950, 2004),
                dice.between(1, 12),
                dice.between(1, 28),
                digits(4));
        String door = dice.between(11, 48) + "号楼" + dice.between(1, 6) + "单元" + dice.between(101, 2906) + "室";
        canaries.addAll(List.of(name, phone, identity, door));
        return new Person(name, phone, identity, door);
    }

    private char any(String characters) {
        return characters.charAt(dice.below(characters.length()));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + dice.below(10)));
        }
        return digits.toString();
    }

    /** The plate of a large new-energy vehicle, in a series that is not issued. */
    String plate() {
        String plate = "京Z" + digits(5) + any("ABCDEFGHJK");
        canaries.add(plate);
        return plate;
    }

    /** The same plate as another office writes it. */
    String written(String plate, String separator) {
        String written = plate.substring(0, 2) + separator + plate.substring(2);
        canaries.add(written);
        return written;
    }

    Set<String> canaries() {
        return canaries;
    }
}
