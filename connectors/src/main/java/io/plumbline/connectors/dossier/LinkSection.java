package io.plumbline.connectors.dossier;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.connectors.LinkWords;
import io.plumbline.connectors.dossier.Pages.Grid;
import io.plumbline.connectors.dossier.Pages.Line;
import io.plumbline.connectors.dossier.Pages.LinkedKind;
import io.plumbline.connectors.dossier.Pages.LinkedPair;
import io.plumbline.connectors.dossier.Pages.Weight;
import io.plumbline.pack.EntityKind;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Lays out which records were recognized as one thing: how many of each contract met others, what each degree of agreement says, and the
 * pairs nearest to the threshold, step by step. No value of any record stands here.
 */
final class LinkSection {
    private static final int EXAMPLES = 3;
    private static final double WIDEST = 25;
    /** Half the width of the picture of a pair. */
    private static final int HALF = 200;

    private final Holdings held;

    LinkSection(Holdings held) {
        this.held = held;
    }

    /** One part for each kind; none where the run linked nothing. */
    List<LinkedKind> kinds() {
        if (!held.run.has("entity_coverage")) {
            return List.of();
        }
        List<LinkedKind> kinds = new ArrayList<>();
        List<Row> coverage = held.run.table("entity_coverage").collectAsList();
        List<Row> parameters = held.run.table("link_parameters").collectAsList();
        held.run
                .catalog()
                .entities()
                .forEach((kind, entity) -> kinds.add(new LinkedKind(
                        entity.title(),
                        coverage(of(kind, coverage)),
                        of(kind, parameters).stream().map(LinkSection::degree).toList(),
                        pairs(kind, entity))));
        return kinds;
    }

    private static List<Row> of(String kind, List<Row> rows) {
        return rows.stream().filter(row -> kind.equals(row.getAs("kind"))).toList();
    }

    private Grid coverage(List<Row> rows) {
        List<Line> lines = rows.stream()
                .sorted(Comparator.comparing(row -> row.<String>getAs("contract")))
                .map(row -> new Line(Stream.concat(
                                Stream.of(held.table(row.getAs("contract")), LinkWords.of(row.getAs("state"))),
                                Stream.of("records", "entities", "linked", "met")
                                        .map(column -> count(row, column)))
                        .toList()))
                .toList();
        return new Grid(
                List.of(
                        new Words("数据", "contract"),
                        new Words("状态", "state"),
                        new Words("记录", "records"),
                        new Words("实体", "things"),
                        new Words("已关联", "linked"),
                        new Words("与他源相遇", "known to another source")),
                2,
                lines);
    }

    private static Words count(Row row, String column) {
        Long number = row.getAs(column);
        String text = number == null ? Cells.NONE : Cells.number((double) number);
        return new Words(text, text);
    }

    private static Weight degree(Row row) {
        double bits = row.getAs("bits");
        int width = (int) Math.round(HALF * Math.min(WIDEST, Math.abs(bits)) / WIDEST);
        return weight(
                row.getAs("comparison") == null ? "" : Cells.text(row, "comparison"),
                row.getAs("meaning"),
                bits,
                bits > 0 ? HALF : HALF - width,
                width);
    }

    private static Weight weight(String name, String meaning, double bits, int from, int width) {
        String look = bits == 0 ? "rest" : bits > 0 ? "for" : "against";
        return new Weight(name, LinkWords.of(meaning), String.format(Locale.ROOT, "%+.2f", bits), from, width, look);
    }

    /** Those nearest to the weight from which pairs are linked, on both sides. */
    private List<LinkedPair> pairs(String kind, EntityKind entity) {
        double match = entity.linking().match();
        double threshold = Math.log(match / (1 - match)) / Math.log(2);
        return Stream.of("linked", "review")
                .flatMap(decision -> held
                        .run
                        .table("links")
                        .where(col("kind").equalTo(kind).and(col("decision").equalTo(decision)))
                        .orderBy(abs(col("weight").minus(lit(threshold))), col("left_id"), col("right_id"))
                        .limit(EXAMPLES)
                        .collectAsList()
                        .stream())
                .map(LinkSection::pair)
                .toList();
    }

    private static LinkedPair pair(Row row) {
        List<Row> compared = row.getList(row.fieldIndex("comparisons"));
        double at = row.<Double>getAs("prior_bits");
        double farthest = Math.abs(at);
        for (Row step : compared) {
            at += step.<Double>getAs("bits");
            farthest = Math.max(farthest, Math.abs(at));
        }
        double scale = HALF / Math.max(1, Math.max(farthest, Math.abs(row.<Double>getAs("weight"))));
        List<Weight> steps = new ArrayList<>();
        at = row.<Double>getAs("prior_bits");
        steps.add(step("", "two records drawn at random", at, 0, scale));
        for (Row each : compared) {
            double bits = each.<Double>getAs("bits");
            steps.add(step(Cells.text(each, "comparison"), each.getAs("meaning"), bits, at, scale));
            at += bits;
        }
        double rarity = row.<Double>getAs("rarity_bits");
        if (rarity != 0) {
            steps.add(step("", "rarity", rarity, at, scale));
        }
        Words decision = LinkWords.of(row.getAs("decision"));
        return new LinkedPair(
                end(row, "left"),
                end(row, "right"),
                decision,
                reason(row),
                String.format(Locale.ROOT, "%+.2f", row.<Double>getAs("weight")),
                Cells.text(row, "rules"),
                Cells.text(row, "version"),
                steps);
    }

    /** What decided a pair where its weight did not. */
    private static Words reason(Row row) {
        String reason = row.getAs("reason");
        if (reason == null && row.<Boolean>getAs("certain")) {
            return LinkWords.of("by a certain rule");
        }
        return reason == null ? new Words("", "") : LinkWords.of(reason);
    }

    private static String end(Row row, String side) {
        String id = row.getAs(side + "_id");
        return row.getAs(side + "_contract") + " " + id.substring(0, Math.min(12, id.length()));
    }

    /** 0 bits lie in the middle of the picture. */
    private static Weight step(String name, String meaning, double bits, double from, double scale) {
        int x = (int) Math.round(HALF + scale * Math.min(from, from + bits));
        int width = (int) Math.max(1, Math.round(scale * Math.abs(bits)));
        return weight(name, meaning, bits, x, width);
    }
}
