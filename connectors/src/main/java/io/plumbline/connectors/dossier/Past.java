package io.plumbline.connectors.dossier;

import io.plumbline.connectors.Sightings;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Change;
import io.plumbline.connectors.dossier.Pages.Changed;
import io.plumbline.connectors.dossier.Pages.Changes;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Tells since when a lead is there, and what has changed since the last of the earlier runs that the run is laid beside. */
final class Past {
    private static final int MOST = 12;
    private static final Words NOTHING = new Words("", "");

    private final Holdings held;
    private final Sightings seen;

    Past(Holdings held) {
        this.held = held;
        this.seen = Sightings.of(held.run);
    }

    /** Since when a lead is there; empty without earlier runs. */
    Words seen(String lead) {
        if (seen.runs() == 0) {
            return NOTHING;
        }
        if (seen.times(lead) == 0) {
            return new Words("本次首次出现", "first seen in this run");
        }
        String first = Cells.clean(seen.firstDay(lead));
        Row then = seen.last(lead);
        Words grade = then == null ? null : Terms.mark(then.<Integer>getAs("grade"));
        return new Words(
                "首见于截至 " + first + " 的运行；此前 " + seen.runs() + " 次中 " + seen.times(lead) + " 次出现；"
                        + (grade == null ? "上次未出现" : "上次为 " + grade.zh()),
                "first seen in the run up to " + first + "; in " + seen.times(lead) + " of " + seen.runs()
                        + " earlier runs; last time " + (grade == null ? "not there" : grade.en()));
    }

    /** What has changed since the last run; null without earlier runs. */
    Changes changes(List<Card> cards) {
        if (seen.runs() == 0) {
            return null;
        }
        Set<String> files = cards.stream().map(Card::file).collect(Collectors.toSet());
        List<Change> came = new ArrayList<>();
        List<Change> regraded = new ArrayList<>();
        Set<String> now = new HashSet<>();
        for (Row lead : held.leads) {
            String id = lead.getAs("lead_id");
            now.add(id);
            Row then = seen.last(id);
            if (then == null) {
                came.add(change(lead, files, seen.times(id) == 0 ? NOTHING : seen(id)));
            } else if (!then.<Integer>getAs("grade").equals(lead.<Integer>getAs("grade"))) {
                regraded.add(change(lead, files, turned(then, lead)));
            }
        }
        List<Change> gone = seen.lastLeads().stream()
                .filter(lead -> !now.contains(lead.<String>getAs("lead_id")))
                .map(lead -> change(lead, Set.of(), state(lead)))
                .toList();
        int stayed = held.leads.size() - came.size();
        List<Changed> groups = new ArrayList<>();
        add(groups, "新出现", "new", came);
        add(groups, "级别改变", "another grade", regraded);
        add(groups, "不再出现", "no longer there", gone);
        return new Changes(told(came.size(), gone.size(), stayed, regraded.size()), groups);
    }

    private Words told(int came, int gone, int stayed, int regraded) {
        String run = Cells.clean(seen.lastDay()) + " (" + Cells.brief(seen.lastRun()) + ")";
        return new Words(
                "与截至 " + run + " 的运行相比：新出现 " + came + " 条，不再出现 " + gone + " 条，仍在 " + stayed + " 条，其中级别改变 " + regraded
                        + " 条。",
                "Since the run up to " + run + ": " + came + " new, " + gone + " no longer there, " + stayed
                        + " still there, " + regraded + " of these with another grade.");
    }

    private static void add(List<Changed> groups, String zh, String en, List<Change> leads) {
        if (!leads.isEmpty()) {
            groups.add(new Changed(
                    new Words(zh + "（" + leads.size() + "）", en + " (" + leads.size() + ")"),
                    leads.stream().limit(MOST).toList(),
                    Math.max(0, leads.size() - MOST)));
        }
    }

    private static Change change(Row lead, Set<String> files, Words note) {
        String file = Cells.file(lead.getAs("lead_id"));
        return new Change(
                Terms.mark(lead.<Integer>getAs("grade")),
                Cells.text(lead, "organization_name"),
                Cells.words(lead, "duty"),
                files.contains(file) ? file : "",
                Cells.words(lead, "sentence"),
                note);
    }

    private static Words turned(Row then, Row now) {
        Words before = Terms.mark(then.<Integer>getAs("grade"));
        Words after = Terms.mark(now.<Integer>getAs("grade"));
        return new Words(before.zh() + " → " + after.zh(), before.en() + " → " + after.en());
    }

    /** What this run says where an earlier one found something: that it is no longer found is not yet that it is put right. */
    private Words state(Row gone) {
        List<Row> now = held.signalsOf.getOrDefault(gone.<String>getAs("organization_id"), List.of()).stream()
                .filter(signal -> gone.getAs("duty_id").equals(signal.getAs("duty_id")))
                .toList();
        Set<String> states = now.stream().map(row -> row.<String>getAs("state")).collect(Collectors.toSet());
        if (states.contains("flagged")) {
            return new Words("疑点已有说明或仅作背景", "explained, or context only");
        }
        if (states.contains("not_judgeable")) {
            return new Words("◇ 本次部分无法比对，不等于已解决", "◇ could not all be judged this time, which is not yet put right");
        }
        return states.isEmpty()
                ? new Words("◇ 本次没有比对", "◇ not compared this time")
                : new Words("已比对，未见异常", "compared, nothing found");
    }
}
