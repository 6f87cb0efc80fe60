package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Normalize;
import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.Neighbours;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Windows;
import io.plumbline.text.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 相邻表: the tables of neighbours that a job does not supply, from the boundaries of its areas where a pack lets them stand in
 * ({@link Windows.Through#withinM}). Only organizations of one kind are neighbours. A pair stands there by ids, by codes and by names,
 * as the records of either source may write them.
 */
final class NeighbourTables {
    private final Register register;
    private final Areas areas;

    NeighbourTables(Register register, Areas areas) {
        this.register = register;
        this.areas = areas;
    }

    /** The relations of a catalog in which areas may stand in for a table. */
    static List<Windows.Through> open(Catalog catalog) {
        List<Windows.Through> open = new ArrayList<>();
        new TreeMap<>(catalog.relations()).values().forEach(relation -> {
            if (relation instanceof Windows windows
                    && windows.through() != null
                    && windows.through().withinM() != null) {
                open.add(windows.through());
            }
        });
        return open;
    }

    /** Table → its pairs, of tables that are not supplied; none without areas. */
    Map<String, Dataset<Row>> of(SparkSession spark, Catalog catalog, Set<String> supplied) {
        Map<String, Dataset<Row>> tables = new TreeMap<>();
        for (Windows.Through through : open(catalog)) {
            if (areas != null && !supplied.contains(through.table())) {
                StructType columns = new StructType()
                        .add(through.from(), DataTypes.StringType)
                        .add(through.to(), DataTypes.StringType);
                Set<List<String>> pairs = pairs(catalog.contract(through.table()), through);
                tables.put(
                        through.table(),
                        spark.createDataFrame(
                                pairs.stream()
                                        .map(pair -> RowFactory.create(pair.get(0), pair.get(1)))
                                        .toList(),
                                columns));
            }
        }
        return tables;
    }

    private Set<List<String>> pairs(Contract contract, Windows.Through through) {
        Normalize normalize = contract.columns().get(through.from()).normalize();
        Map<String, List<Area>> kinds = new TreeMap<>();
        areas.list()
                .forEach(area -> kinds.computeIfAbsent(
                                register.organization(area.id()).kind(), kind -> new ArrayList<>())
                        .add(area));
        Set<List<String>> pairs = new TreeSet<>(
                Comparator.<List<String>, String>comparing(pair -> pair.get(0)).thenComparing(pair -> pair.get(1)));
        kinds.values()
                .forEach(level -> Neighbours.of(level, through.withinM()).forEach((id, beside) -> {
                    List<String> own = written(id, normalize);
                    beside.forEach(other -> {
                        List<String> theirs = written(other, normalize);
                        for (int form = 0; form < own.size(); form++) {
                            if (own.get(form) != null && theirs.get(form) != null) {
                                pairs.add(List.of(own.get(form), theirs.get(form)));
                            }
                        }
                    });
                }));
        return pairs;
    }

    /** Id, code and name, in the form that the table's own column would have. */
    private List<String> written(String id, Normalize normalize) {
        Organization organization = register.organization(id);
        List<String> written = new ArrayList<>();
        for (String form : Arrays.asList(id, organization.code(), organization.name())) {
            written.add(
                    form == null
                            ? null
                            : switch (normalize) {
                                case NAME -> Normal.key(form);
                                case CODE -> Normal.code(form);
                                case TEXT, PLATE, FOLDED_PLATE -> form;
                            });
        }
        return written;
    }
}
