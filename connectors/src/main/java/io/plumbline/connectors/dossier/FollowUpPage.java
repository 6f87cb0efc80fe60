package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.FollowUp;
import io.plumbline.connectors.dossier.Pages.Followed;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Lays out what became of rectifications that were claimed, by the checks whose kind follows claims. */
final class FollowUpPage {
    private static final Set<String> KINDS = Set.of("claim", "drop", "recurrence", "visit", "displacement", "stop");
    private static final String PACK = "rectification";
    private static final int MOST = 2_000;

    private final Holdings held;
    private final Wording wording;
    private final Figures figures;

    FollowUpPage(Holdings held, Wording wording) {
        this.held = held;
        this.wording = wording;
        this.figures = new Figures(held.run.catalog());
    }

    FollowUp page() {
        return new FollowUp(in("flagged"), in("not_flagged"), in("not_judgeable"));
    }

    private boolean follows(Row signal) {
        Check check = held.run.catalog().checks().get(signal.<String>getAs("check_id"));
        var pack = held.pack(signal.getAs("check_id"));
        return check != null
                && (KINDS.contains(check.kind()) || (pack != null && pack.pack().equals(PACK)));
    }

    private List<Followed> in(String state) {
        return held.signals.values().stream()
                .filter(row -> state.equals(row.getAs("state")))
                .filter(row -> !row.<Boolean>getAs("context"))
                .filter(this::follows)
                .limit(MOST)
                .map(row -> followed(row, state))
                .toList();
    }

    /** How many count, out of how many where they are a part of these, and the share where it may be told. */
    private String counted(Row row, boolean few) {
        String numerator = Cells.number(row, "numerator");
        Double counts = row.getAs("numerator");
        Number all = few ? row.<Long>getAs("n") : row.<Double>getAs("denominator");
        if (counts == null || all == null || counts > all.doubleValue()) {
            return numerator;
        }
        return numerator + " / " + Cells.number(all.doubleValue())
                + (few || row.getAs("value") == null ? "" : " = " + figures.value(row, "value"));
    }

    private Followed followed(Row row, String state) {
        String id = row.getAs("organization_id");
        boolean few = Figures.few(row);
        Check check = held.run.catalog().checks().get(row.<String>getAs("check_id"));
        Words said = state.equals("flagged")
                ? wording.sentence(check, row)
                : row.getAs("reason") == null ? new Words("", "") : Reasons.of(row.getAs("reason"));
        return new Followed(
                held.name(id),
                Cells.file(id),
                Wording.check(row),
                wording.title(row),
                Cells.period(row),
                counted(row, few),
                said);
    }
}
