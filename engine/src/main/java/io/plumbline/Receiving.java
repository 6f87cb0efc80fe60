package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.source.Conservation;
import io.plumbline.source.Intake;
import io.plumbline.source.IntakeContext;
import io.plumbline.source.Quarantine;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Secrets;
import io.plumbline.source.Settled;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import io.plumbline.source.SourceFormats;
import io.plumbline.source.Staged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The first stage: the register, and every source into accepted records, quarantine and conservation. */
final class Receiving {
    private final SparkSession spark;
    private final Plan plan;
    private final RunFolder folder;
    private final Map<String, Dataset<Row>> handedOver;
    private final List<Row> conservation = new ArrayList<>();
    private Dataset<Row> quarantine;
    private final Secrets.Secret key;
    private final SourceRows rows;

    Receiving(SparkSession spark, Plan plan, RunFolder folder, Map<String, Dataset<Row>> handedOver) {
        this.spark = spark;
        this.plan = plan;
        this.folder = folder;
        this.handedOver = handedOver;
        this.key = key(plan.job());
        this.rows = new SourceRows(spark, plan);
        this.quarantine = spark.createDataFrame(List.of(), Quarantine.SCHEMA);
    }

    private static Secrets.Secret key(Job job) {
        if (job.privacy() == null) {
            return null;
        }
        try {
            return Secrets.secret(Locations.reference(job.data(), job.privacy().key()));
        } catch (SourceException nowhere) {
            throw new ConfigurationException("job " + job.job(), List.of("privacy.key: " + nowhere.getMessage()));
        }
    }

    /** What was supplied; contracts of which nothing could be read are absent. */
    Supplied receive(Progress progress) {
        IntakeContext context = new IntakeContext(plan.job().timeZone(), folder.staging(), key);
        Map<String, List<Source>> sources = sources();
        List<Reading> readings = List.copyOf(Together.all(
                        spark,
                        sources.keySet(),
                        id -> progress.beside("read " + id, () -> reading(id, sources.get(id), context, false)))
                .values());
        progress.step("conform");
        List<Staged> staged = new ArrayList<>();
        conformed(readings, sources, context).forEach(read -> {
            conservation.addAll(read.failed());
            staged.addAll(read.staged());
        });
        if (staged.isEmpty()) {
            return Supplied.of(Map.of(), conservation);
        }
        progress.step("settle");
        Settled settled = Intake.settle(spark, staged, context);
        conservation.addAll(settled.conservation());
        int quarantined = Conservation.SCHEMA.fieldIndex("quarantined");
        if (settled.conservation().stream().anyMatch(file -> file.getLong(quarantined) > 0)) {
            quarantine = settled.quarantine();
        }
        return Supplied.of(settled.accepted(), conservation);
    }

    /** Writes what was refused and what became of every row. */
    void account() {
        folder.write("quarantine", quarantine);
        folder.write(
                "conservation",
                spark.createDataFrame(conservation, Conservation.SCHEMA).coalesce(1));
    }

    /** A table handed over stands for all sources of its contract; the first of them still says how its columns are mapped. */
    private Map<String, List<Source>> sources() {
        Map<String, List<Source>> sources = new TreeMap<>(plan.sources());
        handedOver
                .keySet()
                .forEach(contract -> sources.compute(
                        contract,
                        (id, configured) -> List.of(
                                configured == null
                                        ? new Source(
                                                id, null, "memory", null, null, null, null, null, null, null, null,
                                                null)
                                        : configured.get(0))));
        return sources;
    }

    /**
     * The sources of one contract, opened.
     *
     * @param contract the contract's id
     * @param conforming what is to be done with their rows; null when every source failed
     * @param failed one row of {@link Conservation#SCHEMA} for each source that failed
     */
    private record Reading(String contract, Intake.Conforming conforming, List<Row> failed) {}

    /**
     * What became of the sources.
     *
     * @param staged their rows by contract; those of which every source failed are absent
     * @param failed one row of {@link Conservation#SCHEMA} for each source that failed
     */
    private record Read(List<Staged> staged, List<Row> failed) {}

    /** Sources are read together; one by one only where a file has stopped the reading of all. */
    private Collection<Read> conformed(
            List<Reading> readings, Map<String, List<Source>> sources, IntakeContext context) {
        try {
            return List.of(conformed(readings));
        } catch (Exception stopped) {
            if (!SourceFormats.endedByFile(stopped)) {
                throw stopped;
            }
            Map<String, Reading> byContract = new TreeMap<>();
            readings.forEach(reading -> byContract.put(reading.contract(), reading));
            return Together.all(spark, byContract.keySet(), id -> alone(byContract.get(id), sources.get(id), context))
                    .values();
        }
    }

    /** Files are looked into one by one only where one of them has stopped the reading of a contract. */
    private Read alone(Reading reading, List<Source> sources, IntakeContext context) {
        try {
            return conformed(List.of(reading));
        } catch (Exception stopped) {
            if (!SourceFormats.endedByFile(stopped)) {
                throw stopped;
            }
            return conformed(List.of(reading(reading.contract(), sources, context, true)));
        }
    }

    private Read conformed(List<Reading> readings) {
        List<Intake.Conforming> open = readings.stream()
                .map(Reading::conforming)
                .filter(Objects::nonNull)
                .toList();
        return new Read(
                Intake.stage(spark, open),
                readings.stream().flatMap(each -> each.failed().stream()).toList());
    }

    private Reading reading(String id, List<Source> sources, IntakeContext context, boolean thorough) {
        List<Row> unread = new ArrayList<>();
        Map<Source, Dataset<Row>> raws = raws(id, sources, thorough, unread);
        Intake.Conforming conforming = raws.isEmpty()
                ? null
                : Intake.conforming(spark, id, plan.catalog().contract(id), raws, context);
        return new Reading(id, conforming, unread);
    }

    private Map<Source, Dataset<Row>> raws(String id, List<Source> sources, boolean thorough, List<Row> unread) {
        Contract contract = plan.catalog().contract(id);
        Map<Source, Dataset<Row>> raws = new LinkedHashMap<>();
        for (Source source : sources) {
            try {
                raws.put(source, raw(id, contract, source, thorough));
            } catch (SourceException e) {
                unread.add(failure(source, e.getMessage()));
            }
        }
        return raws;
    }

    private Dataset<Row> raw(String id, Contract contract, Source source, boolean thorough) {
        ReadRequest request = rows.request(source, Intake.wanted(contract, source), thorough);
        return handedOver.containsKey(id) ? SourceFormats.inMemory(materialized(id), request) : rows.read(request);
    }

    /** A table handed over belongs to the caller's session; it is written down once, so that every stage sees the same rows. */
    private Dataset<Row> materialized(String id) {
        return folder.stage("handed_over/" + id, handedOver.get(id));
    }

    private static Row failure(Source source, String problem) {
        return RowFactory.create(source.id(), source.contract(), null, "failed", problem, null, 0L, 0L, 0L, 0L, 0L, 0L);
    }
}
