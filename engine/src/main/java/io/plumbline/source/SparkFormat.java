package io.plumbline.source;

import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.sources.DataSourceRegister;

/** 引擎自带格式: whatever Spark reads by a short name, as text. */
final class SparkFormat implements SourceFormat {
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Set<String> OF_FILES = Set.of("parquet", "orc", "avro", "json", "text", "xml");

    private final String name;

    SparkFormat(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
        if (!SHORT_NAME.matcher(this.name).matches()) {
            throw new SourceException(
                    "format '" + name
                            + "' is not known; allowed are csv, jsonl, table, the formats of plugins, and short names that Spark knows, such as parquet, orc or jdbc");
        }
    }

    /** Libraries that lack what they are built on are passed over, as Spark itself does. */
    static boolean known(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? SparkFormat.class.getClassLoader() : context;
        return ServiceLoader.load(DataSourceRegister.class, loader).stream()
                .anyMatch(library -> name.equalsIgnoreCase(shortName(library)));
    }

    private static String shortName(ServiceLoader.Provider<DataSourceRegister> library) {
        try {
            return library.get().shortName();
        } catch (ServiceConfigurationError | LinkageError incomplete) {
            return null;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Dataset<Row> read(SparkSession spark, ReadRequest request) {
        if (OF_FILES.contains(name) && request.location() != null) {
            return new SparkFiles(spark, name, request).read();
        }
        return TableText.of(load(spark, request), request, TableText.NO_FILE);
    }

    /** The options with every secret in its place, made where they are used and kept nowhere. */
    static Map<String, String> options(Source source) {
        Map<String, String> options = new TreeMap<>();
        source.options().forEach((option, value) -> {
            try {
                options.put(option, Secrets.resolve(value));
            } catch (SourceException nowhere) {
                throw new SourceException(
                        "source '" + source.id() + "' options '" + option + "': " + nowhere.getMessage(), nowhere);
            }
        });
        return options;
    }

    @SuppressWarnings("CatchingUnchecked")
    private Dataset<Row> load(SparkSession spark, ReadRequest request) {
        DataFrameReader reader = spark.read().format(name).options(options(request.source()));
        try {
            return request.location() == null ? reader.load() : reader.load(request.location());
        } catch (Exception refused) {
            // Any connector may throw anything here, also what it does not declare; its message may hold the options'
            // secrets.
            String condition = refused instanceof SparkThrowable told ? " (" + told.getCondition() + ")" : "";
            throw new SourceException("source '" + request.source().id() + "': Spark cannot open it as " + name
                    + condition + "; check that the format's library is on the class path, and its options");
        }
    }
}
