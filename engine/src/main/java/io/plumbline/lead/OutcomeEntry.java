package io.plumbline.lead;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 核查登记: one row of {@link Outcomes#SCHEMA}; the outcome is null for a place not visited yet. */
record OutcomeEntry(
        String leadId,
        String itemId,
        Long spotCheck,
        String runId,
        List<String> checks,
        String organization,
        String team,
        String round,
        Outcome outcome,
        LocalDate checkedOn,
        Selection selection,
        Double probability,
        Boolean gradeHidden,
        String file,
        String sheet,
        Long rowNo) {
    private static final int PRINTED = 12;

    static OutcomeEntry of(GivenRow given, OutcomeFile file, Outcome outcome) {
        Selection selection = given.selection("selection");
        Double spotCheck = given.number("spot_check");
        return new OutcomeEntry(
                given.text("lead_id"),
                given.text("item_id"),
                spotCheck == null ? null : Long.valueOf(spotCheck.longValue()),
                given.text("run_id"),
                checks(given.text("checks")),
                given.text("organization"),
                given.text("team") == null ? file.team() : given.text("team"),
                given.text("round") == null ? file.round() : given.text("round"),
                outcome,
                given.day("checked_on"),
                selection == null ? Selection.RANKED : selection,
                given.probability("selection_probability"),
                given.flag("grade_hidden"),
                given.file(),
                given.sheet(),
                given.rowNo());
    }

    private static List<String> checks(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;，；、\\s]+"))
                        .filter(check -> !check.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The same outcome with what a plan says of its item. A row that could not tell its lead was filled in without the grade. */
    OutcomeEntry planned(GivenRow item) {
        Selection arm = item.selection("arm");
        boolean told = gradeHidden != null || item.text("lead_id") == null;
        Boolean hidden = told ? gradeHidden : Boolean.valueOf(leadId == null);
        return new OutcomeEntry(
                item.text("lead_id"),
                item.text("item_id"),
                spotCheck,
                item.text("run_id"),
                checks(item.text("check_id")),
                item.text("organization_id"),
                item.text("team"),
                item.text("round"),
                outcome,
                checkedOn,
                arm == null ? selection : arm,
                item.probability("selection_probability"),
                hidden,
                file,
                sheet,
                rowNo);
    }

    OutcomeEntry speakingOf(List<String> others) {
        return new OutcomeEntry(
                leadId,
                itemId,
                spotCheck,
                runId,
                List.copyOf(others),
                organization,
                team,
                round,
                outcome,
                checkedOn,
                selection,
                probability,
                gradeHidden,
                file,
                sheet,
                rowNo);
    }

    /** Whether it says what it speaks of. */
    boolean named() {
        return leadId != null || itemId != null || !checks.isEmpty();
    }

    /** Whether it is a place of its own, and not one of the records looked at in the course of a lead. */
    boolean place() {
        return spotCheck == null;
    }

    boolean judged() {
        return outcome != null && outcome.judged();
    }

    boolean found() {
        return outcome != null && outcome.found();
    }

    boolean control() {
        return selection == Selection.CONTROL;
    }

    /** What makes two rows speak of one visit; a row that names neither lead nor item is a visit of its own. */
    List<Object> visit() {
        return leadId == null && itemId == null
                ? List.of(new Object())
                : Arrays.asList(beginning(leadId), itemId, spotCheck, beginning(runId), organization, team, round);
    }

    /** As much of an id as lists print. */
    static String beginning(String id) {
        return id == null
                ? null
                : id.substring(0, Math.min(PRINTED, id.length())).toLowerCase(Locale.ROOT);
    }

    String where() {
        return file + (sheet == null ? "" : ", sheet " + sheet) + (rowNo == null ? "" : ", row " + rowNo);
    }

    Row row() {
        return RowFactory.create(
                leadId,
                itemId,
                spotCheck,
                runId,
                checks,
                organization,
                team,
                round,
                outcome == null ? null : outcome.code(),
                checkedOn,
                selection.code(),
                probability,
                gradeHidden,
                file,
                sheet,
                rowNo);
    }
}
