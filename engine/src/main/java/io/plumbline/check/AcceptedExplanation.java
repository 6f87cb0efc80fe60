package io.plumbline.check;

import io.plumbline.text.Hashes;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * 已采纳说明: why a finding of one check is no news for a time, accepted by a post that may do so.
 *
 * @param organizationId the organization; null for whoever answers for the place
 * @param placeId the place whose records it explains; null where it explains the finding as a whole
 * @param checkId the check
 * @param from first day
 * @param to first day after; on it the explanation has expired
 * @param acceptedBy the post that accepted it
 * @param because why
 * @param file where it was read
 * @param rowNo its row there; null without rows
 * @param problem why it explains nothing; null when it may
 */
record AcceptedExplanation(
        String organizationId,
        String placeId,
        String checkId,
        LocalDate from,
        LocalDate to,
        String acceptedBy,
        String because,
        String file,
        Long rowNo,
        String problem) {
    String id() {
        return Hashes.id(
                organizationId, placeId, checkId, String.valueOf(from), String.valueOf(to), acceptedBy, because);
    }

    /**
     * Whether it explains a flagged signal: the whole of its period, of the organization and check that it names. One that names a
     * place explains records, see {@link io.plumbline.indicator.ExplainedPlaces}, and no signal, which may rest on other places too.
     */
    boolean explains(Row signal) {
        return problem == null
                && placeId == null
                && checkId.equals(signal.getAs("check_id"))
                && (organizationId == null || organizationId.equals(signal.getAs("organization_id")))
                && !day(signal, "period_from").isBefore(from)
                && !day(signal, "period_to").isAfter(to);
    }

    /** Sessions differ in which of two classes they answer days with. */
    private static LocalDate day(Row signal, String column) {
        return LocalDate.parse(signal.getAs(column).toString());
    }
}
