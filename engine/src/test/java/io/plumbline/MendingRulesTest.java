package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendingRulesTest {
    @TempDir
    private Path folder;

    private String refusal(String from, String to) throws IOException {
        Lamps.in(folder, "");
        try (InputStream in = MendingRulesTest.class.getResourceAsStream("/packs/mending.yaml")) {
            String pack = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(pack.contains(from));
            Lamps.write(folder, "mending.yaml", pack.replace(from, to));
        }
        Lamps.write(folder, "job.yaml", """
                job: mending
                as_of: 2026-07-10
                time_zone: Asia/Shanghai
                window: { from: 2026-01-01, to: 2026-07-01 }
                register: { organizations: { format: csv, path: register.csv } }
                packs: [mending.yaml]
                sources: []
                """);
        Job job = Job.read(folder.resolve("job.yaml").toString());
        return assertThrows(ConfigurationException.class, () -> Engine.validation(job))
                .getMessage();
    }

    @Test
    void aLengthThatIsNoNumberOfDaysIsTold() throws IOException {
        String told = refusal(
                "before: P42D\n    after: P42D\n    wash_out: P7D\n    without",
                "before: P6W1M\n    after: P42D\n    wash_out: P7D\n    without");
        assertTrue(told.contains("relations.mend.drop: 'P6W1M' is no number of days from 0 to 3660"), told);
    }

    @Test
    void aControlMustAgreeInColumnsByWhichIsCounted() throws IOException {
        String told = refusal("control: { same: [topic] }", "control: { same: [photo] }");
        assertTrue(told.contains("relations.mend.drop: 'photo' is none of the columns by which is counted: "), told);
    }

    @Test
    void anIndicatorThatDoesNotExistCannotStandBeside() throws IOException {
        String told = refusal("exposure: mend.after-days", "exposure: mend.days");
        assertTrue(told.contains("checks.N01.flag: there is no indicator 'mend.days'; known: mend.after,"), told);
    }

    @Test
    void anIndicatorOfOtherRecordsCannotStandBeside() throws IOException {
        String told = refusal("exposure: mend.after-days", "exposure: mend.show-days");
        assertTrue(told.contains("'mend.show-days' is of another table, period or time than 'mend.after'"), told);
    }

    @Test
    void anUnknownColumnOfARepeatIsTold() throws IOException {
        String told = refusal("value: photo", "value: picture");
        assertTrue(told.contains("relations.mend.photo: there is no column 'picture'"), told);
    }

    @Test
    void aDistanceAcrossTheCityMakesNobodyANeighbour() throws IOException {
        String told = refusal("within_m: 20", "within_m: 20000");
        assertTrue(told.contains("relations.mend.elsewhere.through: within_m is 20000.0; allowed: 0 to 5000"), told);
    }
}
