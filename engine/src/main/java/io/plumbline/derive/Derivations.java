package io.plumbline.derive;

import io.plumbline.contract.Contract;
import io.plumbline.pack.Derivation;
import io.plumbline.source.Intake;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 派生表: computes the tables that packs derive from accepted records. */
public final class Derivations {
    private Derivations() {}

    /**
     * The derived table, with the columns of {@link Intake#acceptedSchema} of its contract.
     *
     * @param id the derived table's name
     * @param accepted accepted records by contract; those of {@link Derivation#from} must be there
     * @param contract contracts by name
     */
    public static Dataset<Row> derive(
            SparkSession spark,
            String id,
            Derivation derivation,
            Function<String, Dataset<Row>> accepted,
            Function<String, Contract> contract) {
        StructType schema = Intake.acceptedSchema(derivation.contract());
        if (derivation instanceof Derivation.Visits visits) {
            return VisitRows.of(visits, accepted, contract).derive(spark, id, schema);
        }
        throw new IllegalArgumentException("Derived table '" + id + "' is of an unknown kind");
    }
}
