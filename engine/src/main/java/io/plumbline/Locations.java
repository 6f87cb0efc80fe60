package io.plumbline;

import io.plumbline.source.Source;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Resolves the paths of a job against its folders. */
final class Locations {
    private static final Pattern FILE = Pattern.compile("\\$\\{file:([^}]+)}");

    private Locations() {}

    /** Where a source lies; a table keeps its name, a source without a path has none. */
    static String of(String base, Source source) {
        if (source.path() == null || source.format().equals("table")) {
            return source.path();
        }
        return resolve(base, source.path());
    }

    static String resolve(String base, String path) {
        return new Path(new Path(base), path).toString();
    }

    /** Why a text is no path, without the names of the classes that found it out. */
    static String why(Throwable refused) {
        Throwable root = refused;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** A reference to a file with its path made absolute against a local folder. */
    static String reference(String base, String text) {
        Matcher matcher = FILE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                "${file:" + new Path(new Path(base), found.group(1)).toUri().getPath() + "}"));
    }
}
