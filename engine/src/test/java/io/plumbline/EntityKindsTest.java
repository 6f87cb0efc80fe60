package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of kinds of entities before anything is read. */
class EntityKindsTest {
    private static final Path EXAMPLE = Path.of("../examples/src/main/resources/works");
    private static final String SAID = "entities:\n  site: { judgements: said.csv }";

    @TempDir
    private Path folder;

    private Job job(String kinds, String inPack, String by) throws IOException {
        String pack = Files.readString(EXAMPLE.resolve("works.yaml"));
        assertTrue(pack.contains(inPack), inPack);
        Lamps.write(folder, "works.yaml", pack.replace(inPack, by));
        String job = Files.readString(EXAMPLE.resolve("job.yaml"));
        assertTrue(job.contains(SAID), job);
        Lamps.write(
                folder,
                "job.yaml",
                job.replace(SAID, kinds).replace("  - { format: dossier, path: out/dossier }\n", ""));
        return Job.read(folder.resolve("job.yaml").toString());
    }

    private void told(Job job, String... parts) {
        String told = assertThrows(ConfigurationException.class, () -> Engine.validation(job))
                .getMessage();
        for (String part : parts) {
            assertTrue(told.contains(part), () -> part + " in " + told);
        }
    }

    @Test
    void everythingWrongWithAKindOfTheJobIsToldAtOnce() throws IOException {
        String wrong = """
                entities:
                  site:
                    records:
                      works.permit: { name: nam, colour: road }
                      works.tent: { name: name }
                      works.truck: { name: plate }
                    linking: { block: [[name], [floor]], compare: { name: { by: jaro_winkler, levels: [2] } }, one_to_one: true }
                """;
        told(
                job(wrong, "", ""),
                "entities.site.records.works.permit.name: there is no column 'nam'",
                "entities.site.records.works.permit.colour: no rule or comparison reads it",
                "entities.site.records.works.tent: there is no table",
                "entities.site.records: no contract gives 'floor'",
                "entities.site.linking.compare.name: hashes are equal or not",
                "entities.site.linking.compare.name.levels[0]",
                "entities.site.linking.one_to_one");
    }

    @Test
    void aJobAddsAKindThatNoPackKnows() throws IOException {
        String yard = """
                entities:
                  yard:
                    records: { works.fence: { name: name } }
                    linking: { block: [[name]], compare: { name: { by: exact } } }
                """;
        Plan plan = Engine.plan(job(yard, "", ""), Registry.load(), Set.of());
        assertEquals(
                List.of("site", "vehicle", "yard"),
                List.copyOf(plan.catalog().entities().keySet()));
        assertEquals("yard", plan.catalog().entities().get("yard").title().en());
    }

    @Test
    void aKindThatOnlyTheJobNamesMustSayEverything() throws IOException {
        told(
                job("entities:\n  yard: { judgements: said.csv }", "", ""),
                "entities.yard.records: is empty",
                "entities.yard.linking: is missing");
    }

    @Test
    void hashesInOneFormNeverMeetThoseInAnother() throws IOException {
        String folded = "privacy: hash, normalize: folded_plate }\n      passed_on";
        told(
                job(SAID, folded, "privacy: hash, normalize: plate }\n      passed_on"),
                "entities.vehicle.records: 'plate' is never the same in");
    }

    @Test
    void aPlaceIsFoundThroughAThingOnlyWhereBothSidesAreOfSuchThings() throws IOException {
        told(
                job(SAID, "place: entity_vehicle, in: works.truck", "place: entity_vehicle, in: works.permit"),
                "no record of 'works.permit' has a 'entity_vehicle'");
        told(
                job(SAID, "place: entity_vehicle, in: works.truck", "place: entity_site, in: works.permit"),
                "there is no column 'entity_site'");
    }

    @Test
    void aContractHasNoColumnThatLooksLikeAThing() throws IOException {
        told(
                job(SAID, "      lat: { type: double, zh: 纬度, en: latitude }", "      entity_lat: { type: double }"),
                "the name 'entity_lat' is taken by the engine");
    }

    @Test
    void aRelationNamesOnlyThingsThatItsTablesAreOf() throws IOException {
        told(
                job(SAID, "on: { entity_site: entity_site }", "on: { entity_site: entity_vehicle }"),
                "there is no column 'entity_vehicle'");
    }
}
