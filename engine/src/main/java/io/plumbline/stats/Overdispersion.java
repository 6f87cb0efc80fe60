package io.plumbline.stats;

/** 过度离散: how a family of organizations is judged when they differ by more than chance. */
public enum Overdispersion {
    /** As public bodies publish it, to reproduce their figures: {@link PublishedOverdispersion}. */
    PUBLISHED,
    /** By {@link PeerScreening}; the default. */
    ROBUST
}
