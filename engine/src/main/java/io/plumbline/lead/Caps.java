package io.plumbline.lead;

/**
 * 线索上限: how many leads a team can work on; the number held back is always told.
 *
 * @param top leads of grade 1 per organization; 5 unless said
 * @param shown leads per organization; 15 unless said
 */
public record Caps(Integer top, Integer shown) {
    public Caps {
        top = top == null ? 5 : top;
        shown = shown == null ? 15 : shown;
    }
}
