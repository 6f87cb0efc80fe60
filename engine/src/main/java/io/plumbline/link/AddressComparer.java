package io.plumbline.link;

import io.plumbline.pack.Comparison;
import io.plumbline.text.Address;
import io.plumbline.text.AddressAgreement;
import io.plumbline.text.AddressLevel;
import io.plumbline.text.Addresses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 地址比较: two addresses, level by level. Not thread-safe. */
final class AddressComparer {
    /** The lesser degrees, best first. */
    private static final List<String> LESSER = Comparison.ADDRESS_DEGREES;

    private static final int MOST_KEPT = 4096;

    private final Map<String, Address> parsed = new HashMap<>();
    private boolean vetoed;

    /** The place of the degree among {@link #LESSER}; their number when nothing agrees or something speaks against it. */
    int lesser(String left, String right) {
        AddressAgreement agreement = parse(left).compare(parse(right));
        vetoed = agreement.vetoed();
        AddressLevel upTo = agreement.upTo();
        if (vetoed || upTo == null || upTo.compareTo(AddressLevel.COMMUNITY) < 0) {
            return LESSER.size();
        }
        if (upTo.compareTo(AddressLevel.BUILDING) >= 0) {
            return 0;
        }
        return upTo.compareTo(AddressLevel.NUMBER) >= 0 ? 1 : 2;
    }

    /** Whether the two last compared cannot be one place. */
    boolean vetoed() {
        return vetoed;
    }

    private Address parse(String text) {
        if (parsed.size() == MOST_KEPT) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(text, Addresses::parse);
    }
}
