package io.plumbline;

import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.Crs;
import io.plumbline.organization.Register;
import io.plumbline.organization.RegisterFiles;
import io.plumbline.organization.RegisterReader;
import io.plumbline.pack.Problems;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The first stage's other half: the register of organizations and their areas. */
final class RegisterIntake {
    private final SparkSession spark;
    private final Plan plan;

    RegisterIntake(SparkSession spark, Plan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    /** The register, or a refusal that names every problem. */
    Register register() {
        RegisterFiles.OrganizationFile file = plan.job().register().organizations();
        Problems problems = new Problems("register " + file.path());
        Dataset<Row> raw = null;
        try {
            SourceRows rows = new SourceRows(spark, plan);
            raw = rows.read(rows.request(source(file), RegisterReader.WANTED, false));
        } catch (SourceException unreadable) {
            problems.add("", "%s", unreadable.getMessage());
        }
        problems.refuse();
        Register register = RegisterReader.read(raw, problems);
        problems.refuse();
        return register;
    }

    /** The register's file as a source. */
    static Source source(RegisterFiles.OrganizationFile file) {
        return new Source(
                "register",
                null,
                file.format(),
                file.path(),
                null,
                file.encoding(),
                null,
                file.sheet(),
                null,
                null,
                null,
                null);
    }

    /** The areas with organizations as ids, or null when the job has none. */
    Areas areas(Register register) {
        RegisterFiles.AreaFile file = plan.job().register().areas();
        if (file == null) {
            return null;
        }
        Problems problems = new Problems("areas " + file.path());
        Map<String, Area> known = new TreeMap<>();
        for (Area area : read(file, problems)) {
            String organization = organization(register, area.id());
            if (organization == null) {
                problems.add(area.id(), "is no organization of the register, by id, code or name");
            } else if (known.put(organization, new Area(organization, area.geometry(), area.properties())) != null) {
                problems.add(area.id(), "is a second area of %s; merge the two into a MultiPolygon", organization);
            }
        }
        problems.refuse();
        return Areas.of(List.copyOf(known.values()));
    }

    private List<Area> read(RegisterFiles.AreaFile file, Problems problems) {
        Path path = new Path(Locations.resolve(plan.job().data(), file.path()));
        try (InputStream in = path.getFileSystem(new Configuration()).open(path)) {
            return Areas.fromGeoJson(in, path.getName(), file.id(), Crs.parse(file.crs()))
                    .list();
        } catch (IOException unreadable) {
            problems.add("", "cannot be read: %s; check the path", unreadable.getMessage());
        } catch (IllegalArgumentException unusable) {
            problems.add("", "%s", unusable.getMessage());
        }
        return List.of();
    }

    private static String organization(Register register, String id) {
        if (register.organization(id) != null) {
            return id;
        }
        if (register.withCode(id) != null) {
            return register.withCode(id);
        }
        List<String> named = register.named(id);
        return named.size() == 1 ? named.get(0) : null;
    }
}
