package io.plumbline.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The file system settings of a session ({@code spark.hadoop.*} and {@code fs.*}), as they go to executors. They may hold
 * credentials: never print them.
 */
final class FileSystems implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HADOOP = "spark.hadoop.";

    private final Map<String, String> settings;

    /** Hadoop reads its files of defaults for every configuration that is made, so that one serves all files of a task. */
    private transient volatile Configuration configuration;

    private FileSystems(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    static FileSystems of(SparkSession spark) {
        Map<String, String> settings = new HashMap<>();
        CollectionConverters.asJava(spark.conf().getAll()).forEach((key, value) -> {
            if (key.startsWith(HADOOP)) {
                settings.put(key.substring(HADOOP.length()), value);
            } else if (key.startsWith("fs.")) {
                settings.put(key, value);
            }
        });
        return of(settings);
    }

    static FileSystems of(Map<String, String> settings) {
        return new FileSystems(settings);
    }

    /** Hadoop's defaults and these settings; shared, and not to be changed. */
    Configuration configuration() {
        Configuration made = configuration;
        if (made == null) {
            made = new Configuration();
            settings.forEach(made::set);
            configuration = made;
        }
        return made;
    }
}
