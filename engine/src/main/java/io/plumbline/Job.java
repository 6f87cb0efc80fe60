package io.plumbline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.check.AcceptedFile;
import io.plumbline.lead.Caps;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.organization.RegisterFiles;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Duty;
import io.plumbline.sink.SinkTarget;
import io.plumbline.source.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 任务: what one run reads, how it judges and where the result goes.
 *
 * @param job its name, a kebab-case word
 * @param asOf the day up to which the run looks
 * @param timeZone the zone of every local time
 * @param window the half-open span of days whose records are judged
 * @param data the folder against which paths of sources and register are resolved; that of the job file unless said
 * @param out the folder against which paths of sinks are resolved; that of the job file unless said
 * @param register where the register is read from
 * @param packs names of packs on the class path, or paths to own ones
 * @param thresholds check → settings that replace those of its {@code flag}, with {@code because}
 * @param promote trial check → the reason why its findings may become leads
 * @param duties duties that replace those of the packs
 * @param privacy how private columns are hashed; null when no column is
 * @param accepted where accepted explanations are read from; null for none
 * @param caps how many leads an organization may have
 * @param entities what is said of kinds of entities over what the packs say, and what people judged
 * @param outcomes what past inspections found; decides which checks run as trials
 * @param sources what is read; contracts whose tables are handed over need none
 * @param sinks where the result goes; the first of format {@code parquet} keeps the runs
 */
public record Job(
        @JsonProperty(required = true) String job,
        @JsonProperty(required = true) LocalDate asOf,
        @JsonProperty(required = true) ZoneId timeZone,
        @JsonProperty(required = true) Window window,
        String data,
        String out,
        @JsonProperty(required = true) RegisterFiles register,
        @JsonProperty(required = true) List<String> packs,
        Map<String, JsonNode> thresholds,
        Map<String, String> promote,
        Map<String, Duty> duties,
        PrivacyKey privacy,
        AcceptedFile accepted,
        Caps caps,
        Map<String, EntityChoice> entities,
        List<OutcomeFile> outcomes,
        List<Source> sources,
        List<SinkTarget> sinks) {
    public Job {
        packs = packs == null ? List.of() : List.copyOf(packs);
        thresholds = ordered(thresholds);
        promote = ordered(promote);
        duties = ordered(duties);
        caps = caps == null ? new Caps(null, null) : caps;
        entities = ordered(entities);
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
        sources = sources == null ? List.of() : List.copyOf(sources);
        sinks = sinks == null ? List.of() : List.copyOf(sinks);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * 统计窗口: a half-open span of days.
     *
     * @param from the first day
     * @param to the first day after
     */
    public record Window(
            @JsonProperty(required = true) LocalDate from,
            @JsonProperty(required = true) LocalDate to) {}

    /**
     * 密钥: the key of the programme under which private values are hashed.
     *
     * @param key a reference, {@code ${env:NAME}} or {@code ${file:path}}, never the key itself
     */
    public record PrivacyKey(@JsonProperty(required = true) String key) {}

    /**
     * Reads a job file.
     *
     * @param uri a path or any URI that Hadoop's file systems know
     * @throws ConfigurationException naming every problem of the file
     */
    public static Job read(String uri) {
        return JobReader.read(uri, Map.of());
    }

    /**
     * Reads a job file and lays settings over its scalars.
     *
     * @param settings scalar field → text, for example {@code as_of} → {@code 2026-10-31}
     * @throws ConfigurationException naming every problem of the file
     */
    public static Job read(String uri, Map<String, String> settings) {
        return JobReader.read(uri, settings);
    }

    /**
     * Reads a job from text; relative paths are resolved against the working directory.
     *
     * @throws ConfigurationException naming every problem of the text
     */
    public static Job parse(String text) {
        return JobReader.parse(text, "job", ".", Map.of());
    }

    /** The job with other sinks, for callers that only want the tables. */
    public Job withSinks(List<SinkTarget> others) {
        return new Job(
                job,
                asOf,
                timeZone,
                window,
                data,
                out,
                register,
                packs,
                thresholds,
                promote,
                duties,
                privacy,
                accepted,
                caps,
                entities,
                outcomes,
                sources,
                others);
    }
}
