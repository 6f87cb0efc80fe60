package io.plumbline.text;

/** 地址: reads addresses by grammar alone; give an {@link AddressParser} what is known of districts, old names and the key for doors. */
public final class Addresses {
    private Addresses() {}

    /** The address in a text, its door dropped; null for null. Never fails: what it cannot read is in {@link Address#rest}. */
    public static Address parse(String text) {
        return AddressParser.PLAIN.parse(text);
    }
}
