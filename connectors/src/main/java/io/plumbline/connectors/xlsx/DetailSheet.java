package io.plumbline.connectors.xlsx;

import static org.apache.spark.sql.functions.col;

import io.plumbline.connectors.Sightings;
import io.plumbline.sink.RunTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Worksheet;

/**
 * 疑点明细: a row of numbers for every signal of every lead, with the size and the digest of its evidence, and since when the lead is there
 * where the run is laid beside earlier ones.
 */
final class DetailSheet {
    private final Sheets sheets;
    private final RunTables run;
    private final Sightings seen;

    DetailSheet(Sheets sheets, RunTables run) {
        this.sheets = sheets;
        this.run = run;
        this.seen = Sightings.of(run);
    }

    void write(List<Row> leads) {
        Worksheet sheet = sheets.sheet(
                "疑点明细 Details",
                List.of(
                        "疑点 Lead",
                        "检查 Check",
                        "版本 Version",
                        "单位 Organization",
                        "类型 Kind",
                        "职责 Duty",
                        "角色 Role",
                        "权限 Power",
                        "份额 Share",
                        "时段自 From",
                        "时段至 Until before",
                        "分子 Numerator",
                        "分母 Denominator",
                        "数值 Value",
                        "区间下 Low",
                        "区间上 High",
                        "阈值 Threshold",
                        "同类 Peers' value",
                        "参与记录 n",
                        "缺值 Missing",
                        "可比率 Match rate",
                        "数据覆盖 Coverage",
                        "独立来源 Independent sources",
                        "来源 Sources",
                        "佐证行数 Rows",
                        "佐证摘要 Digest",
                        "首见截至 First seen up to",
                        "连续次数 Runs in a row"),
                14,
                8,
                8,
                18,
                10,
                24,
                12,
                12,
                8,
                12,
                12);
        Dataset<Row> signals = run.table("signals");
        Dataset<Row> evidence = run.table("evidence").select("signal_id", "row_count", "digest");
        Map<String, Row> flagged =
                signals.where(col("state").equalTo("flagged")).join(evidence, "signal_id").collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.<String>getAs("signal_id"), row -> row));
        int at = 1;
        for (Row lead : leads) {
            for (String id : lead.<String>getList(lead.fieldIndex("signals"))) {
                if (flagged.containsKey(id)) {
                    detail(sheet, at++, lead, flagged.get(id));
                }
            }
        }
    }

    private void detail(Worksheet sheet, int at, Row lead, Row signal) {
        boolean beside = seen.runs() > 0;
        Sheets.row(
                sheet,
                at,
                Sheets.printed(lead.getAs("lead_id")),
                signal.getAs("check_id"),
                signal.getAs("check_version"),
                lead.getAs("organization_name"),
                lead.getAs("organization_kind"),
                Sheets.both(lead, "duty"),
                signal.getAs("role"),
                signal.getAs("power"),
                signal.getAs("share"),
                String.valueOf(signal.<Object>getAs("period_from")),
                String.valueOf(signal.<Object>getAs("period_to")),
                signal.getAs("numerator"),
                signal.getAs("denominator"),
                signal.getAs("value"),
                signal.getAs("effect_low"),
                signal.getAs("effect_high"),
                signal.getAs("threshold"),
                signal.getAs("peer_value"),
                signal.getAs("n"),
                signal.getAs("missing"),
                signal.getAs("match_rate"),
                signal.getAs("coverage"),
                signal.getAs("independent_sources"),
                String.join("\n", signal.<String>getList(signal.fieldIndex("sources"))),
                signal.getAs("row_count"),
                signal.getAs("digest"),
                beside ? firstDay(lead.getAs("lead_id")) : null,
                beside ? seen.inARow(lead.getAs("lead_id")) + 1 : null);
    }

    /** The day up to which the run looks, or an earlier one, in which the lead is there first. */
    private String firstDay(String lead) {
        String earlier = seen.firstDay(lead);
        return earlier == null ? run.asOf().toString() : earlier;
    }
}
