package io.plumbline.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * 核查结果文件: where outcomes of past inspections are read from: the workbook of leads with its sheet of findings filled in, or any
 * table with such columns.
 *
 * @param format any registered source format
 * @param path the file or a glob
 * @param sheet of a workbook; the sheet of findings unless said
 * @param encoding {@code auto} unless said
 * @param team the team whose outcomes they are, where the file has no column for it
 * @param round the round in which they were found; null when unknown
 * @param plan the file inspection_plan.csv of the plan by which these visits were drawn; it tells what an item of a blind sheet is
 * @param columns column of the table of outcomes → the file's own header
 */
public record OutcomeFile(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) String path,
        String sheet,
        String encoding,
        String team,
        String round,
        String plan,
        Map<String, String> columns) {
    /** The sheet of a workbook in which outcomes are filled in. */
    public static final String SHEET = "核查登记 Findings";

    /** The sheet of a plan's workbook. */
    public static final String PLAN_SHEET = "核查计划 Plan";

    private static final Map<String, List<String>> HEADERS = headers();

    public OutcomeFile {
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * A file with nothing said of it but where it is.
     *
     * @param plan the plan by which its visits were drawn; null for none
     */
    public static OutcomeFile at(String format, String path, String plan) {
        return new OutcomeFile(format, path, null, null, null, null, plan, null);
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("outcome", List.of("核查结果 Outcome", "核查结果", "outcome"));
        headers.put("lead_id", List.of("疑点 Lead", "疑点编号", "编号", "lead_id"));
        headers.put("item_id", List.of("抽查项 Item", "item_id"));
        headers.put("spot_check", List.of("序号 No.", "spot_check"));
        headers.put("run_id", List.of("运行 Run", "run_id"));
        headers.put("checks", List.of("检查 Checks", "检查 Check", "checks", "check_id"));
        headers.put("organization", List.of("单位 Organization", "单位", "organization", "organization_id"));
        headers.put("team", List.of("核查组 Team", "核查组", "team"));
        headers.put("round", List.of("轮次 Round", "轮次", "round"));
        headers.put("checked_on", List.of("核查日期 Checked on", "核查日期", "checked_on"));
        headers.put("selection", List.of("选取 Selection", "选取", "selection", "arm"));
        headers.put("selection_probability", List.of("选取概率 Selection probability", "选取概率", "selection_probability"));
        headers.put("grade_hidden", List.of("级别已隐去 Grade hidden", "grade_hidden"));
        return Collections.unmodifiableMap(headers);
    }

    /** The columns that may be named under {@code columns}. */
    public static Set<String> known() {
        return new LinkedHashSet<>(HEADERS.keySet());
    }

    /** The header under which a column of a workbook is written. */
    public static String header(String column) {
        return HEADERS.get(column).get(0);
    }

    /** The columns to read, only the outcome required. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        HEADERS.forEach((column, headers) -> {
            String own = columns.get(column);
            Stream<String> names = own == null ? headers.stream() : Stream.of(own);
            wanted.add(new Wanted(column, names.toList(), own != null || column.equals("outcome")));
        });
        return wanted;
    }

    /** The file as a source. */
    public Source source() {
        String of = sheet == null && format.equals("xlsx") ? plan == null ? SHEET : PLAN_SHEET : sheet;
        return new Source(
                "outcomes", "outcomes " + path, format, path, null, encoding, null, of, null, null, null, null);
    }

    /** The plan as a source; null where there is none. */
    public Source planned() {
        return plan == null
                ? null
                : new Source(
                        "outcomes", "plan " + plan, "csv", plan, null, "UTF-8", null, null, null, null, null, null);
    }
}
