package io.plumbline.examples.city;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * 模拟区: plays out half a year in an invented district and writes the records as its offices would export them, a job that reads
 * them, and, in a folder of its own, what really happened.
 */
public final class District {
    private District() {}

    /**
     * What was written for one source.
     *
     * @param name the contract
     * @param rows rows in its files, headers not counted, duplicates and broken rows included
     */
    public record Written(String name, long rows) {}

    /**
     * Writes the district. The same seed gives the same files, byte for byte but for Parquet, whose footers list encodings in an
     * order that differs from one start of Java to the next; its rows are the same, in the same order.
     *
     * @param spark used to write Parquet, nothing else; asked for last, so that it may start meanwhile
     * @param out the folder; files of the same names are replaced
     * @param seed decides where what happens, and all chance
     * @param scale how much is played out
     * @param withCauses whether anything is wrong in it; what only looks so happens in any case
     * @return the sources and their rows
     * @throws IOException when a file cannot be written
     */
    public static List<Written> generate(
            Supplier<SparkSession> spark, Path out, long seed, Scale scale, boolean withCauses) throws IOException {
        Register register = new Register(scale);
        Plan plan = new Plan(seed, register, withCauses);
        Truth truth = new Truth(plan);
        People people = new People(seed);
        Muck muck = new Muck(seed, register, plan, truth, people, scale);
        Waste waste = new Waste(seed, register, plan, truth, people, scale);
        Premises premises = new Premises(seed, register, people);
        Hotline hotline = new Hotline(seed, premises, plan, truth, people);
        Witnesses witnesses = new Witnesses(seed, premises, hotline, truth, people);
        Hazards hazards = new Hazards(seed, register, plan, truth, premises, witnesses, people);
        Rectification rectification = new Rectification(seed, register, plan, truth, premises, witnesses, people);
        Housing housing = new Housing(seed, register, plan, truth, people);
        GroupRentals rentals = new GroupRentals(seed, register, plan, truth, housing, hotline, people);
        Licences licences = new Licences(seed, register, plan, truth, housing, hotline, people);
        FireTests tests = new FireTests(seed, register, plan, truth, premises, hazards, people);
        Files.xlsx(out.resolve("register.xlsx"), "名录", people.noted(register.table()));
        Files.text(out.resolve("areas.geojson"), register.geoJson());
        muck.write(out);
        waste.write(out, people);
        hazards.write(out, people);
        rectification.write(out, people);
        witnesses.write(out, people);
        hotline.write(out, people);
        housing.write(out, people);
        rentals.write(out, people);
        licences.write(out, people);
        tests.write(out, people);
        Positions.write(spark.get(), out.resolve("positions"), muck.fixes(), plan.months(), people);
        truth.written("muck.position", muck.fixes().size());
        writeJob(out, seed);
        truth.write(out.resolve("truth"), people.canaries());
        return written(truth);
    }

    private static void writeJob(Path out, long seed) throws IOException {
        try (InputStream job = District.class.getResourceAsStream("/city/job.yaml")) {
            Files.bytes(out.resolve("job.yaml"), job.readAllBytes());
        }
        Dice dice = new Dice(seed, "key");
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            key.append("0123456789abcdef".charAt(dice.below(16)));
        }
        Files.bytes(out.resolve("programme.key"), key.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Written> written(Truth truth) {
        List<Written> written = new ArrayList<>();
        for (List<Object> row : truth.rows().rows()) {
            written.add(new Written((String) row.get(0), ((Number) row.get(1)).longValue()));
        }
        return List.copyOf(written);
    }
}
