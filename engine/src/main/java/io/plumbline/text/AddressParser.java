package io.plumbline.text;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 地址解析: reads addresses with what the caller knows. Unchangeable and serializable, for many threads.
 *
 * @param districts full names of districts and counties, such as 海淀区; where given they are surer than grammar
 * @param formerNames present names of roads, compounds, streets and communities by their old ones, such as 八家路 → 双清路; both as
 *     {@link Normal#key} writes them
 * @param doorKey the programme's key for doors, at least 16 bytes; null drops the number of the door and keeps that there is one
 */
public record AddressParser(List<String> districts, Map<String, String> formerNames, String doorKey)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Grammar alone. */
    static final AddressParser PLAIN = new AddressParser(List.of(), Map.of(), null);

    /** Copies the collections and brings the names into one form. */
    public AddressParser {
        districts = districts.stream().map(Normal::key).toList();
        Map<String, String> keys = new TreeMap<>();
        formerNames.forEach((old, now) -> keys.put(Normal.key(old), Normal.key(now)));
        formerNames = Map.copyOf(keys);
    }

    /** The address in a text; null for null. Never fails: what it cannot read is in {@link Address#rest}. */
    public Address parse(String text) {
        return text == null ? null : new AddressReading(this, text).address();
    }

    /** Without the key, which must not come into a log. */
    @Override
    public String toString() {
        return "AddressParser[" + districts.size() + " districts, " + formerNames.size() + " former names, doors "
                + (doorKey == null ? "dropped]" : "hashed]");
    }
}
