package io.plumbline.text;

import io.plumbline.text.NameAnswer.State;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * 名称名录: finds the organization a name stands for among names that are known, by grammar and not by likeness.
 *
 * <p>A name matches when its distinguishing body is the same, what it says the unit is agrees, and the territories do not contradict
 * each other ({@link NameForm#matches}). China has 41,352 streets and towns and 32,711 names for them, so a name never matches
 * outside its district: the district of the organization must be named by the text or by the caller. Unchangeable and serializable.
 */
public final class KnownNames implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Map<String, List<Entry>> byBody = new HashMap<>();

    private KnownNames(Collection<KnownName> names) {
        for (KnownName name : names) {
            NameForm form = OrganizationNames.form(name.name(), NameForm.units(name.within()));
            Entry entry = new Entry(name, form.in(name.within()));
            byBody.computeIfAbsent(form.body(), body -> new ArrayList<>()).add(entry);
        }
    }

    /** A name with its parts, the prefix being all territories it lies in. */
    private record Entry(KnownName name, NameForm form) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** The directory of these names. */
    public static KnownNames of(Collection<KnownName> names) {
        return new KnownNames(names);
    }

    /**
     * The organization of a name.
     *
     * @param text the name as written; null answers null
     * @param within the territories the source is about, widest first, such as 北京市海淀区; "" when they are not known
     * @param day the day the name was written; null takes names of all times
     */
    public NameAnswer find(String text, String within, LocalDate day) {
        if (text == null) {
            return null;
        }
        NameForm form = OrganizationNames.form(text, NameForm.units(within));
        NameForm source = new NameForm(Normal.key(within), "", form.designation(), form.kind());
        List<Entry> namesakes = byBody.getOrDefault(form.body(), List.of()).stream()
                .filter(entry -> form.matches(entry.form()) && !source.contradicts(entry.form()))
                .toList();
        List<String> given = new ArrayList<>(NameForm.units(within));
        given.addAll(NameForm.units(form.prefix()));
        List<Entry> near = namesakes.stream()
                .filter(entry -> districtGiven(entry.form(), given))
                .toList();
        List<Entry> then =
                near.stream().filter(entry -> entry.name().inUse(day)).toList();
        if (then.isEmpty()) {
            State why = near.isEmpty() ? State.NEEDS_DISTRICT : State.NOT_THEN;
            return none(namesakes.isEmpty() ? State.UNKNOWN : why, form, namesakes);
        }
        return among(form, then);
    }

    private static boolean districtGiven(NameForm known, List<String> given) {
        List<String> units = NameForm.units(known.prefix());
        for (int i = units.size() - 1; i >= 0; i--) {
            String unit = units.get(i);
            if (NameForm.level(unit) == '区' || NameForm.level(unit) == '市') {
                return given.contains(unit);
            }
        }
        return true;
    }

    /** An organization of the very kind the text names comes before the place that kind is part of. */
    private static NameAnswer among(NameForm form, List<Entry> candidates) {
        List<Entry> exact = candidates.stream()
                .filter(entry -> entry.form().kind() == form.kind())
                .toList();
        List<Entry> places = candidates.stream()
                .filter(entry -> entry.form().kind() == NameForm.Kind.PLACE)
                .toList();
        List<Entry> best = !exact.isEmpty() ? exact : !places.isEmpty() ? places : candidates;
        Set<String> ids = ids(best);
        if (ids.size() > 1) {
            return none(State.SEVERAL, form, best);
        }
        String id = ids.iterator().next();
        return new NameAnswer(State.FOUND, id, form.kind(), best.get(0).form().kind(), List.of(id));
    }

    private static NameAnswer none(State state, NameForm form, List<Entry> candidates) {
        return new NameAnswer(state, null, form.kind(), null, List.copyOf(ids(candidates)));
    }

    private static Set<String> ids(List<Entry> entries) {
        Set<String> ids = new TreeSet<>();
        entries.forEach(entry -> ids.add(entry.name().id()));
        return ids;
    }
}
