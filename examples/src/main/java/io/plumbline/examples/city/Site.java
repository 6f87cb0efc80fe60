package io.plumbline.examples.city;

/** A place about which residents call: premises or a residential building. */
record Site(String id, Organization community, Organization street) {}
