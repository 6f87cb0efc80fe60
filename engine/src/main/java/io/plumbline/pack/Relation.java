package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 比对关系: what other sources say about a record, written as columns. A relation with the id {@code muck.arrival} adds columns
 * that start with {@code arrival_}: always {@code arrival_comparable} (boolean, never null) and {@code arrival_reason} (why a
 * record is not comparable, else null), and what its kind describes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "match", value = Match.class),
    @JsonSubTypes.Type(name = "recurrence", value = Recurrence.class),
    @JsonSubTypes.Type(name = "overlap", value = Overlap.class),
    @JsonSubTypes.Type(name = "balance", value = Balance.class),
    @JsonSubTypes.Type(name = "calendar", value = Calendar.class),
    @JsonSubTypes.Type(name = "windows", value = Windows.class),
    @JsonSubTypes.Type(name = "repeat", value = Repeat.class),
    @JsonSubTypes.Type(name = "total", value = Total.class)
})
public sealed interface Relation permits Match, Recurrence, Overlap, Balance, Calendar, Windows, Repeat, Total {
    /** The table whose records are told more, or, for relations that form a table of their own, the left table. */
    String of();

    /** The other tables that are consulted, in order, without {@link #of()}. */
    List<String> consulted();

    /**
     * The other tables without which nothing is compared, in groups: of each group any one is enough. Those consulted are one group,
     * and each table that a condition asks is one, unless the kind says otherwise.
     */
    default List<List<String>> required() {
        return required(List.of(consulted()), comparable());
    }

    /** Groups of tables, without empty ones, and behind them each table that a condition asks. */
    static List<List<String>> required(List<List<String>> groups, List<Condition> conditions) {
        return Stream.concat(
                        groups.stream().filter(tables -> !tables.isEmpty()),
                        conditions.stream()
                                .map(Condition::in)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(List::of))
                .toList();
    }

    /** What must hold before a record is compared; empty for kinds that ask nothing beyond their keys. */
    default List<Condition> comparable() {
        return List.of();
    }
}
