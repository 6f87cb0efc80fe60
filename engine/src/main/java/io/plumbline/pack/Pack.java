package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Contract;
import io.plumbline.text.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 领域包: a domain as data. Ids carry the pack's name in front ({@code muck.manifest}), checks have ids of their own ({@code M05}).
 *
 * @param pack the pack's name, a kebab-case word
 * @param title what it is called
 * @param contracts what its sources promise
 * @param derived tables computed from them
 * @param entities kinds of things that several sources speak of, by name
 * @param relations what sources say about each other's records
 * @param indicators numbers per organization and period
 * @param duties who answers for what
 * @param basis the legal basis by id
 * @param checks the checks by id
 */
public record Pack(
        @JsonProperty(required = true) String pack,
        @JsonProperty(required = true) Words title,
        Map<String, Contract> contracts,
        Map<String, Derivation> derived,
        Map<String, EntityKind> entities,
        Map<String, Relation> relations,
        Map<String, Indicator> indicators,
        Map<String, Duty> duties,
        Map<String, Basis> basis,
        Map<String, Check> checks) {
    public Pack {
        contracts = ordered(contracts);
        derived = ordered(derived);
        entities = ordered(entities);
        relations = ordered(relations);
        indicators = ordered(indicators);
        duties = ordered(duties);
        basis = ordered(basis);
        checks = ordered(checks);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
