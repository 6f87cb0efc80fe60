package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionRulesTest {
    @TempDir
    private Path folder;

    private String refusal(String from, String to) throws IOException {
        Job job = Lamps.in(folder, "");
        String pack = Files.readString(folder.resolve("lamps.yaml"));
        assertTrue(pack.contains(from));
        Lamps.write(folder, "lamps.yaml", pack.replace(from, to));
        return assertThrows(ConfigurationException.class, () -> Engine.validation(job))
                .getMessage();
    }

    @Test
    void anUnknownColumnIsToldBeforeAnythingIsRead() throws IOException {
        String told = refusal("fixed_on < reported_on", "mended_on < reported_on");
        assertTrue(told.contains("indicators.lamps.fixed-before-reported.where") && told.contains("mended_on"), told);
    }

    @Test
    void aNumberWhereAConditionBelongsIsTold() throws IOException {
        String told = refusal("\"fixed_on < reported_on\"", "\"1 + 1\"");
        assertTrue(told.contains("condition"), told);
    }

    @Test
    void aDroppedColumnCannotBeReadByAnIndicator() throws IOException {
        String told = refusal("fixed_on < reported_on", "caller = 'x'");
        assertTrue(told.contains("caller"), told);
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        String told = refusal(
                "where: \"fixed_on < reported_on\"\n    among: \"fixed_on is not null\"",
                "where: \"a\"\n    among: \"b\"");
        assertTrue(told.contains(".where") && told.contains(".among"), told);
    }
}
