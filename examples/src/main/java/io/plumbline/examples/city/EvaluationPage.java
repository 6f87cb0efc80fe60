package io.plumbline.examples.city;

import java.util.Locale;
import java.util.Map;

/** The result of an evaluation as a page of text. */
final class EvaluationPage {
    private final StringBuilder page = new StringBuilder();

    private EvaluationPage() {}

    static String of(Evaluation.Result result) {
        EvaluationPage page = new EvaluationPage();
        page.recall(result);
        page.leads(result);
        result.missed().forEach(cause -> page.line("missed: " + cause));
        result.misled().forEach(each -> page.line("misled by: " + each));
        return page.page.toString();
    }

    private void recall(Evaluation.Result result) {
        line("causes found, by the share of an organization's records in a month that they touched");
        line("check  ~5 %   ~10 %  ~15 %  ~20 %  strong  the check says it sees from");
        result.curve()
                .forEach((check, found) -> line(String.format(
                        Locale.ROOT,
                        "%-5s  %-6s %-6s %-6s %-6s %-7s %s",
                        check,
                        hits(found, Evaluation.Touch.ABOUT_5),
                        hits(found, Evaluation.Touch.ABOUT_10),
                        hits(found, Evaluation.Touch.ABOUT_15),
                        hits(found, Evaluation.Touch.ABOUT_20),
                        result.strong().getOrDefault(check, new Evaluation.Hits(0, 0)),
                        visible(result.visible().get(check)))));
        result.domains().forEach((domain, found) -> line("strong causes of domain " + domain + ": " + found));
    }

    private void leads(Evaluation.Result result) {
        line("shown leads that are true: " + result.precision() + ", of grade 1: " + result.precisionOfTopGrade());
        line("look-alikes in grade 1: " + result.misled().size() + ", in any shown lead: "
                + result.touched().size());
        line(String.format(
                Locale.ROOT,
                "most leads on one organization: %d shown, %d of grade 1; %d of grade 1 in all, %d held back by the caps",
                result.mostShown(),
                result.mostTopGrade(),
                result.topGrade(),
                result.heldBack()));
    }

    private static String hits(Map<Evaluation.Touch, Evaluation.Hits> found, Evaluation.Touch touch) {
        Evaluation.Hits hits = found.get(touch);
        return hits == null ? "-" : hits.toString();
    }

    private static String visible(Double effect) {
        return effect == null ? "-" : String.format(Locale.ROOT, "%.3f", effect);
    }

    private void line(String text) {
        page.append(text).append(System.lineSeparator());
    }
}
