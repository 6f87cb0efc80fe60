package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/**
 * 真值: what is known to have happened in a district, as read from its truth folder.
 *
 * @param causes what was planted
 * @param lookAlikes what looks like a cause and is none
 */
public record KnownTruth(List<Cause> causes, List<LookAlike> lookAlikes) {
    public KnownTruth {
        causes = List.copyOf(causes);
        lookAlikes = List.copyOf(lookAlikes);
    }

    /**
     * A cause at one organization in one month.
     *
     * @param cause what happened, for example {@code skips_disposal}
     * @param check the check that should find it
     * @param organizationId where
     * @param month when
     * @param share the share of the records of the kind that were touched
     * @param strong whether at least 30 % of at least 30 records of the kind were touched
     */
    public record Cause(
            String cause, String check, String organizationId, YearMonth month, double share, boolean strong) {}

    /**
     * Something at one organization in one month that must not reach the top grade.
     *
     * @param kind what it was, for example {@code stop_order}
     * @param check the check that it could mislead
     * @param organizationId where
     * @param month when
     */
    public record LookAlike(String kind, String check, String organizationId, YearMonth month) {}

    /**
     * Reads the files {@code causes.csv} and {@code lookalikes.csv} of a truth folder.
     *
     * @throws IOException when one of them cannot be read
     */
    public static KnownTruth read(Path folder) throws IOException {
        List<Cause> causes =
                lines(folder.resolve("causes.csv"), "cause,check,organization_id,month,share,strong").stream()
                        .map(cells -> new Cause(
                                cells[0],
                                cells[1],
                                cells[2],
                                YearMonth.parse(cells[3]),
                                Double.parseDouble(cells[4]),
                                Boolean.parseBoolean(cells[5])))
                        .toList();
        List<LookAlike> lookAlikes =
                lines(folder.resolve("lookalikes.csv"), "kind,check,organization_id,month").stream()
                        .map(cells -> new LookAlike(cells[0], cells[1], cells[2], YearMonth.parse(cells[3])))
                        .toList();
        return new KnownTruth(causes, lookAlikes);
    }

    private static List<String[]> lines(Path file, String header) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).startsWith(header)) {
            throw new IOException("Truth file " + file + " does not begin with the header " + header
                    + "; generate the district again");
        }
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }
}
