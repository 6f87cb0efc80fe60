package io.plumbline.check;

import io.plumbline.text.Hashes;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * 已采纳说明: why a finding of one check is no news for a time, accepted by a post that may do so.
 *
 * @param organizationId the organization; null for whoever answers for the place
 * @param placeId the place; null for all of them
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

    /** Whether it explains a flagged signal: the whole of its period, of the organization, place and check that it names. */
    boolean explains(Row signal) {
        return problem == null
                && checkId.equals(signal.getAs("check_id"))
                && (organizationId == null || organizationId.equals(signal.getAs("organization_id")))
                && (placeId == null || placeId.equals(signal.getAs("place_id")))
                && !day(signal, "period_from").isBefore(from)
                && !day(signal, "period_to").isAfter(to);
    }

    /** Sessions differ in which of two classes they answer days with. */
    private static LocalDate day(Row signal, String column) {
        return LocalDate.parse(signal.getAs(column).toString());
    }
}
