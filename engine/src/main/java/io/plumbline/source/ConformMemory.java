package io.plumbline.source;

import java.util.HashMap;
import java.util.Map;

/**
 * 已知取值: what the texts of one column came to: a few hundred vehicles, days and codes fill millions of rows. Only values are kept, not
 * what is missing or faulty; a column whose texts rarely return is left alone. For one thread.
 */
final class ConformMemory {
    private static final int MOST = 4096;
    private static final int LONGEST = 32;

    private final ConformColumn column;
    private final Map<String, Object> values = new HashMap<>();
    private boolean worthwhile = true;
    private long recalled;

    ConformMemory(ConformColumn column) {
        this.column = column;
    }

    /** As {@link ConformColumn#read}. */
    Object read(String written, ConformFindings findings) {
        if (!worthwhile || written == null || written.length() > LONGEST) {
            return column.read(written, findings);
        }
        Object known = values.get(written);
        if (known != null) {
            recalled++;
            return known;
        }
        Object value = column.read(written, findings);
        if (value != null) {
            keep(written, value);
        }
        return value;
    }

    private void keep(String written, Object value) {
        if (values.size() == MOST) {
            worthwhile = recalled > MOST;
            recalled = 0;
            values.clear();
        }
        values.put(written, value);
    }
}
