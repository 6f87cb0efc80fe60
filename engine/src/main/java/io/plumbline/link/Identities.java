package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.text.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 实体标识: the ids of things, the same from run to run: a cluster keeps the id that most of its records had, and an id goes to one cluster
 * only. What came together and what fell apart is logged.
 */
final class Identities {
    /** What became of earlier ids. */
    static final StructType CHANGES = TableSchema.table()
            .string("old_entity_id", "the id before; never null")
            .string("new_entity_id", "the id now; never null")
            .string("change", "merged (all its records came to another) or split (some of them left); never null")
            .longs("records", "records that changed from the one to the other; never null")
            .build();

    private final Map<Long, String> before;
    private final Map<Long, String> ids = new HashMap<>();
    private final Set<String> used;

    /**
     * Ids of clusters.
     *
     * @param before earlier ids of the records that are, or were, together with others
     */
    Identities(Map<Long, String> before) {
        this.before = before;
        this.used = new HashSet<>(before.values());
    }

    /** The id of a record that is alone and always was. */
    static String alone(long record) {
        return HexFormat.of().toHexDigits(record);
    }

    /**
     * Gives every cluster its id.
     *
     * @param clusters lead → records
     */
    Map<Long, String> of(Map<Long, List<Long>> clusters) {
        record Claim(long lead, String id, long records) {}
        List<Claim> claims = new ArrayList<>();
        clusters.forEach((lead, members) -> {
            Map<String, Long> had = new TreeMap<>();
            members.forEach(member -> {
                if (before.containsKey(member)) {
                    had.merge(before.get(member), 1L, Long::sum);
                }
            });
            had.forEach((id, records) -> claims.add(new Claim(lead, id, records)));
        });
        claims.sort(Comparator.comparingLong(Claim::records)
                .reversed()
                .thenComparing(Claim::id)
                .thenComparingLong(Claim::lead));
        Set<String> given = new HashSet<>();
        for (Claim claim : claims) {
            if (!ids.containsKey(claim.lead()) && given.add(claim.id())) {
                ids.put(claim.lead(), claim.id());
            }
        }
        new TreeMap<>(clusters).forEach((lead, members) -> ids.computeIfAbsent(lead, this::fresh));
        return ids;
    }

    private String fresh(long lead) {
        String id = alone(lead);
        for (int i = 2; !used.add(id); i++) {
            id = Hashes.id(alone(lead), Integer.toString(i)).substring(0, 16);
        }
        return id;
    }

    /** The rows of {@link #CHANGES}. */
    List<Row> changes(Map<Long, List<Long>> clusters) {
        Map<String, Map<String, Long>> moved = new TreeMap<>();
        clusters.forEach((lead, members) -> members.forEach(member -> {
            if (before.containsKey(member)) {
                moved.computeIfAbsent(before.get(member), none -> new TreeMap<>())
                        .merge(ids.get(lead), 1L, Long::sum);
            }
        }));
        List<Row> rows = new ArrayList<>();
        moved.forEach((old, to) -> to.forEach((now, records) -> {
            if (!old.equals(now)) {
                rows.add(RowFactory.create(old, now, to.size() == 1 ? "merged" : "split", records));
            }
        }));
        return rows;
    }
}
