package io.plumbline.check;

import io.plumbline.organization.Territory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** 过去: what each number of a family is held against when it is held against its organization's own past. */
final class Pasts {
    private final Function<Measure, Sample> counted;
    private final Map<String, Territory> changes;
    private final Map<String, TreeMap<LocalDate, Measure>> series = new TreeMap<>();

    /**
     * The pasts of one family.
     *
     * @param counted what was counted in a period; null where nothing could be
     * @param changes the latest change of territory by organization
     */
    Pasts(List<Measure> family, Function<Measure, Sample> counted, Map<String, Territory> changes) {
        this.counted = counted;
        this.changes = changes;
        family.forEach(measure -> series.computeIfAbsent(measure.organizationId(), id -> new TreeMap<>())
                .put(measure.from(), measure));
    }

    /** The sums of the periods before. */
    record History(Sample before, long periods, long records) {
        static final History NONE = new History(null, 0, 0);

        private History and(Sample sample, long n, long more) {
            Sample sum = before == null
                    ? sample
                    : new Sample(sample.isShare(), before.hits() + sample.hits(), before.base() + sample.base());
            return new History(sum, periods + more, records + n);
        }
    }

    Map<Measure, History> histories() {
        Map<Measure, History> histories = new HashMap<>();
        series.forEach((id, own) -> {
            NavigableMap<LocalDate, List<Measure>> before = past(id, new HashSet<>(), false);
            NavigableMap<LocalDate, List<Measure>> after = since(id, past(id, new HashSet<>(), true));
            own.forEach((from, measure) ->
                    histories.put(measure, history(isBeforeChange(id, from) ? before : after, from)));
        });
        return histories;
    }

    private boolean isBeforeChange(String id, LocalDate from) {
        Territory change = changes.get(id);
        return change != null && from.isBefore(change.on());
    }

    /** Its own numbers and, where they are carried on, those before the day of whoever went into it whole. */
    private NavigableMap<LocalDate, List<Measure>> past(String id, Set<String> seen, boolean carriedOn) {
        NavigableMap<LocalDate, List<Measure>> past = new TreeMap<>();
        if (!seen.add(id)) {
            return past;
        }
        series.getOrDefault(id, new TreeMap<>())
                .forEach((from, measure) ->
                        past.computeIfAbsent(from, day -> new ArrayList<>()).add(measure));
        Territory change = changes.get(id);
        if (change != null && carriedOn) {
            for (String predecessor : change.carried()) {
                past(predecessor, seen, true)
                        .headMap(change.on())
                        .forEach((from, measures) -> past.computeIfAbsent(from, day -> new ArrayList<>())
                                .addAll(measures));
            }
        }
        return past;
    }

    /** Where the past begins anew, what there is from that day on. */
    private NavigableMap<LocalDate, List<Measure>> since(String id, NavigableMap<LocalDate, List<Measure>> past) {
        Territory change = changes.get(id);
        return change != null && change.isRebased() ? new TreeMap<>(past.tailMap(change.on())) : past;
    }

    /** Periods in which nothing could be counted are no part of anyone's past. */
    private History history(NavigableMap<LocalDate, List<Measure>> past, LocalDate before) {
        History sofar = History.NONE;
        for (List<Measure> measures : past.headMap(before).values()) {
            long period = 1;
            for (Measure measure : measures) {
                Sample sample = counted.apply(measure);
                if (sample != null) {
                    sofar = sofar.and(sample, measure.n(), period);
                    period = 0;
                }
            }
        }
        return sofar;
    }
}
