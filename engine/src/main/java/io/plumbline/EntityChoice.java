package io.plumbline;

import io.plumbline.pack.EntityKind;
import io.plumbline.pack.Linking;
import io.plumbline.text.Words;
import java.util.Map;

/**
 * 实体设置: what a job says of one kind of entities, over what its packs say; a kind that no pack knows must say everything.
 *
 * @param title what it is called; that of the pack, else the kind's own name, unless said
 * @param records contract → column that the linking reads → the contract's column, in place of those of the pack
 * @param linking how records of the same thing are recognized, in place of that of the pack
 * @param judgements a CSV file of what people said of pairs: {@code left_contract}, {@code left_id}, {@code right_contract},
 *     {@code right_id} as in the table of links, and {@code verdict}: same, different or unsure; null for none
 */
public record EntityChoice(Words title, Map<String, Map<String, String>> records, Linking linking, String judgements) {
    /** The kind as the job wants it; {@code packed} is null where no pack knows it. */
    EntityKind over(String kind, EntityKind packed) {
        Words called = packed == null ? new Words(kind, kind) : packed.title();
        return new EntityKind(
                title == null ? called : title,
                records == null && packed != null ? packed.records() : records,
                linking == null && packed != null ? packed.linking() : linking);
    }
}
