package io.plumbline.check;

import java.util.List;

/** The kinds of criterion that come with the engine. */
public final class CheckKinds {
    private CheckKinds() {}

    /** All of them, without state. */
    public static List<CheckKind> all() {
        return List.of(
                new BalanceGap(),
                new Change(),
                new Claim(),
                new Drop(),
                new Integrity(),
                new Omission(),
                new Paired(),
                new Peer(),
                new Recur(),
                new Silence(),
                new Stop(),
                new Surge("visit"),
                new Surge("displacement"),
                new Threshold());
    }
}
