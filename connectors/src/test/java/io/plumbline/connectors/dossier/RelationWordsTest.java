package io.plumbline.connectors.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plumbline.pack.Balance;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.relate.Relations;
import io.plumbline.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows of evidence call the columns that relations add. */
class RelationWordsTest {
    private static final Catalog PACKS =
            Catalog.of(Stream.of("waste", "muck", "fire", "rectification", "hotline", "housing")
                    .map(RelationWordsTest::pack)
                    .toList());

    private static Pack pack(String name) {
        try (InputStream in = RelationWordsTest.class.getResourceAsStream("/io/plumbline/packs/" + name + ".yaml")) {
            return Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Pack.class, new Problems(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RelationWords of(String table) {
        return new RelationWords(PACKS, table, id -> new Words("表" + id, id));
    }

    @Test
    void thereAreWordsForWhateverARelationAdds() {
        PACKS.relations().forEach((id, relation) -> {
            String table = PACKS.formsTable(id) ? id : relation.of();
            List<String> own = relation instanceof Balance balance ? balance.by() : List.of();
            for (String column : Relations.columns(id, relation).fieldNames()) {
                if (!own.contains(column) && !column.equals("record_id")) {
                    assertNotNull(of(table).name(column), id + ": " + column);
                }
            }
        });
    }

    @Test
    void theSidesOfABalanceAreCalledLikeTheirTables() {
        String balance = PACKS.relations().entrySet().stream()
                .filter(each -> each.getValue() instanceof Balance)
                .findFirst()
                .orElseThrow()
                .getKey();
        String left = ((Balance) PACKS.relations().get(balance)).left().table();
        assertEquals(new Words("表" + left + "合计", left + ": total"), of(balance).name("left_total"));
    }

    @Test
    void ofSeveralRelationsEachIsNamed() {
        assertEquals(
                new Words("有对应记录（arrival）", "counterpart found (arrival)"),
                of("muck.manifest").name("arrival_found"));
    }

    @Test
    void aColumnOfNoRelationHasNoWords() {
        assertNull(of("muck.manifest").name("manifest_no"));
    }

    @ParameterizedTest
    @CsvSource({
        "recurrence_after_s, 3381480.0, 39.1 天, 39.1 days",
        "recurrence_after_s, 172799, 48 小时, 48 h",
        "recurrence_after_s, -90, -90 秒, -90 s",
        "recurrence_after_s, 5400.0, 90 分钟, 90 min",
        "recurrence_by, hotline.order, 表hotline.order, hotline.order",
        "gap_share, -0.20728038507821905, -20.7\u00A0%, -20.7\u00A0%",
        "gap, -413.4000000000001, -413.4, -413.4",
        "total, 17.0, 17, 17",
        "total, 1.5E-7, 1.500e-07, 1.500e-07"
    })
    void aValueIsSaidAsPeopleSayIt(String column, String value, String zh, String en) {
        assertEquals(new Words(zh, en), of("rectification.item").value(column, value));
    }

    @Test
    void whatSaysItselfWhatItIsStaysAsItIs() {
        assertNull(of("rectification.item").value("recurrence_count", "12"));
    }
}
