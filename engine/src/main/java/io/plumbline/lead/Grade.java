package io.plumbline.lead;

import io.plumbline.text.Words;

/**
 * 线索级别: the order of checking, not the gravity of anything.
 *
 * @param level 1 red, 2 yellow, 3 blue, 4 ask for data
 * @param reason why, in words that need no statistics
 */
record Grade(int level, Words reason) {
    static Grade of(int level, String zh, String en) {
        return new Grade(level, new Words(zh, en));
    }
}
