package io.plumbline.lead;

import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * 建议: one row of {@link Notes#SCHEMA}.
 *
 * @param kind one of those of {@link Notes}
 * @param subject what tells it apart from others of its kind and period
 * @param addressee an organization's id; null where none is known
 * @param seen how many show it, out of how many, and their value; nulls where nothing is counted
 */
public record Note(
        String kind,
        String subject,
        String check,
        String duty,
        String addressee,
        LocalDate from,
        LocalDate to,
        Collection<String> organizations,
        Collection<String> sources,
        Seen seen,
        Words text) {

    /** How many of how many, and a value that stands for them. */
    public record Seen(Long count, Long of, Double value) {
        static final Seen NOTHING = new Seen(null, null, null);
    }

    /** The note as a row. */
    public Row row() {
        return RowFactory.create(
                Hashes.id(kind, subject, addressee, from == null ? null : from.toString()),
                kind,
                check,
                duty,
                addressee,
                from,
                to,
                organizations.stream().sorted().toList(),
                List.copyOf(sources),
                seen.count(),
                seen.of(),
                seen.value(),
                text.zh(),
                text.en());
    }
}
