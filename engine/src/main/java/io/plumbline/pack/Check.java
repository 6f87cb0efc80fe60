package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.text.Words;
import java.util.List;
import java.util.Map;

/**
 * 比对: an indicator with a criterion, and everything a person must be shown beside it.
 *
 * @param kind the kind of criterion, registered by name: {@code threshold}, {@code peer}, {@code silence}, {@code claim}, …
 * @param version counts up when the meaning of the check changes
 * @param title what it is called
 * @param indicator the number it judges
 * @param flag the criterion's own settings, which its kind reads and validates
 * @param needs the share of records or keys that must have been comparable or attributed, by table; below it the check is not
 *     judgeable
 * @param duty the duty it touches; its holders are the organizations judged, or told as context
 * @param basis ids of the legal basis beyond that of the duty
 * @param owner the post that keeps the check and its threshold
 * @param scope what it covers and what it leaves out
 * @param says the sentence of one finding, with slots in braces
 * @param innocent explanations without fault; at least one
 * @param verify how to verify on site; at least one
 * @param rulesOut what would rule it out; at least one
 * @param callFor records to call for
 * @param ask posts to ask, never persons
 * @param go where to go
 * @param reportedCase where a case of this kind was officially reported; null runs the check as a trial
 * @param trump a rule of its own that outranks the list of grades; null for none
 * @param example tiny tables in, result out
 */
public record Check(
        @JsonProperty(required = true) String kind,
        Integer version,
        @JsonProperty(required = true) Words title,
        @JsonProperty(required = true) String indicator,
        @JsonProperty(required = true) JsonNode flag,
        Map<String, Double> needs,
        @JsonProperty(required = true) String duty,
        List<String> basis,
        @JsonProperty(required = true) Words owner,
        @JsonProperty(required = true) Words scope,
        @JsonProperty(required = true) Words says,
        @JsonProperty(required = true) List<Words> innocent,
        @JsonProperty(required = true) List<Words> verify,
        @JsonProperty(required = true) List<Words> rulesOut,
        @JsonProperty(required = true) List<Words> callFor,
        @JsonProperty(required = true) List<Words> ask,
        @JsonProperty(required = true) Words go,
        String reportedCase,
        Trump trump,
        JsonNode example) {
    public Check {
        version = version == null ? 1 : version;
        needs = needs == null ? Map.of() : Map.copyOf(needs);
        basis = basis == null ? List.of() : List.copyOf(basis);
        innocent = innocent == null ? List.of() : List.copyOf(innocent);
        verify = verify == null ? List.of() : List.copyOf(verify);
        rulesOut = rulesOut == null ? List.of() : List.copyOf(rulesOut);
        callFor = callFor == null ? List.of() : List.copyOf(callFor);
        ask = ask == null ? List.of() : List.copyOf(ask);
    }

    /** The check with other settings of its criterion. */
    public Check withFlag(JsonNode other) {
        return new Check(
                kind,
                version,
                title,
                indicator,
                other,
                needs,
                duty,
                basis,
                owner,
                scope,
                says,
                innocent,
                verify,
                rulesOut,
                callFor,
                ask,
                go,
                reportedCase,
                trump,
                example);
    }

    /**
     * 特别规则: whatever this check flags stands in a grade of its own, such as a fire with a death or a rectification that an
     * authority has found untrue. It is a rule with a legal basis, never a score, and only raises.
     *
     * @param to the grade, 1 red to 3 blue
     * @param because why, shown beside every lead that it grades
     * @param basis ids of the legal basis; at least one
     */
    public record Trump(
            @JsonProperty(required = true) Integer to,
            @JsonProperty(required = true) Words because,
            @JsonProperty(required = true) List<String> basis) {
        public Trump {
            basis = basis == null ? List.of() : List.copyOf(basis);
        }
    }
}
