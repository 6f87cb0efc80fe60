package io.plumbline.lead;

import io.plumbline.check.Signals;
import io.plumbline.organization.Register;
import io.plumbline.organization.Territory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * 承接单位: who answers for what was found at an organization that has ended: the one that it went into whole. What went to several
 * stays where it was found, for nobody can say whose it is.
 */
public final class Heirs {
    private static final int ORGANIZATION = Signals.SCHEMA.fieldIndex("organization_id");

    private final Map<String, String> heirs = new TreeMap<>();

    /** The heirs on a day. */
    public Heirs(Register register, LocalDate on) {
        register.territories().forEach((id, change) -> inherit(id, change, on));
        Map<String, String> direct = new TreeMap<>(heirs);
        heirs.replaceAll((ended, heir) -> last(heir, direct));
    }

    private void inherit(String heir, Territory change, LocalDate on) {
        if (!change.on().isAfter(on)) {
            change.carried().forEach(ended -> heirs.put(ended, heir));
        }
    }

    /** Heirs end too; no chain is longer than there are links. */
    private static String last(String heir, Map<String, String> direct) {
        String last = heir;
        for (int step = 0; step < direct.size(); step++) {
            last = direct.getOrDefault(last, last);
        }
        return last;
    }

    /** Whether nothing was inherited. */
    public boolean none() {
        return heirs.isEmpty();
    }

    /**
     * The signals with whoever answers for them now.
     *
     * @param signals rows of the table of signals
     * @return rows of the same columns, in the same order
     */
    public List<Row> answering(List<Row> signals) {
        return signals.stream().map(this::answering).toList();
    }

    private Row answering(Row signal) {
        Object[] cells = new Object[signal.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = signal.get(i);
        }
        cells[ORGANIZATION] = heirs.getOrDefault(signal.getString(ORGANIZATION), signal.getString(ORGANIZATION));
        return RowFactory.create(cells);
    }
}
