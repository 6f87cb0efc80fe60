package io.plumbline.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * 清单: what a committed run consists of. Holds no clock times, so that the same inputs give the same manifest.
 *
 * @param sequence counts up with every commit to a store
 * @param runId the run's id
 * @param job the job's name
 * @param asOf the day up to which the run looks, ISO
 * @param zone the zone of local times
 * @param version the engine's version
 * @param inputs the files read, each with its size and hash
 * @param packs the packs used, each with its hash
 * @param plugins what plugins registered
 * @param tables the run's tables
 * @param complete always true; stands last, so that a manifest cut short is told from a whole one
 */
public record Manifest(
        long sequence,
        String runId,
        String job,
        String asOf,
        String zone,
        String version,
        List<Input> inputs,
        List<String> packs,
        List<String> plugins,
        List<String> tables,
        boolean complete) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * 输入: one file or table that a run read.
     *
     * @param source the source's id
     * @param name the file relative to the source, or the table
     * @param bytes its size; 0 for tables
     * @param hash SHA-256 of its bytes, or an order-independent hash of its rows
     */
    public record Input(String source, String name, long bytes, String hash) {}

    /** The manifest with another sequence number. */
    public Manifest numbered(long number) {
        return new Manifest(number, runId, job, asOf, zone, version, inputs, packs, plugins, tables, complete);
    }

    /** The manifest as JSON. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Manifest of run " + runId + " cannot be written as JSON", e);
        }
    }

    /** Reads a manifest; null when the text is cut short or is none. */
    public static Manifest fromJson(String json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            return manifest != null && manifest.complete() ? manifest : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
