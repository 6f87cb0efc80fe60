package io.plumbline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the rooms: each may use those before it and none behind it. */
class PackageOrderTest {
    private static final List<String> ORDER = List.of(
            "text",
            "stats",
            "geo",
            "expr",
            "contract",
            "pack",
            "source",
            "organization",
            "attribution",
            "derive",
            "link",
            "relate",
            "indicator",
            "check",
            "lead",
            "sink",
            "screen");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plumbline");

    static Stream<String> rooms() {
        return ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyRoomsBeforeIt(String room) {
        String[] behind = ORDER.stream()
                .skip(ORDER.indexOf(room) + 1)
                .map(later -> "io.plumbline." + later)
                .toArray(String[]::new);
        if (behind.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage("io.plumbline." + room)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(behind).or(resideInAnyPackage("io.plumbline")))
                    .check(CLASSES);
        }
    }

    @Test
    void noRoomsGoInCircles() {
        slices().matching("io.plumbline.(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void plainRoomsKnowNoSpark() {
        noClasses()
                .that()
                .resideInAnyPackage("io.plumbline.text", "io.plumbline.stats", "io.plumbline.geo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(CLASSES);
    }

    @Test
    void onlySparksPublicInterfaceIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark.sql.catalyst..",
                        "org.apache.spark.sql.execution..",
                        "org.apache.spark.sql.internal..",
                        "org.apache.spark.rdd..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.spark.SparkContext")
                .check(CLASSES);
    }

    @Test
    void timesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Timestamp")
                .check(CLASSES);
    }

    @Test
    void theEngineNeverPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
