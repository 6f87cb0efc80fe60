package io.plumbline.connectors;

import io.plumbline.text.Words;
import java.util.Map;

/** 关联用词: what linking says in English, in both languages; numbers and names of measures need no words. */
public final class LinkWords {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("blank", "空白"),
            Map.entry("differs", "不同"),
            Map.entry("same", "相同"),
            Map.entry("same building", "同楼"),
            Map.entry("same number or compound", "同门牌或院"),
            Map.entry("same road or community", "同路或社区"),
            Map.entry("two records drawn at random", "任意两条"),
            Map.entry("linked", "关联"),
            Map.entry("not_supplied", "未提供"),
            Map.entry("review", "待人工判断"),
            Map.entry("apart", "不关联"),
            Map.entry("judged by a person", "人工判断"),
            Map.entry("by a certain rule", "依确定规则"),
            Map.entry("vetoed: no thing has two such values", "有否决：同一事物不会有两个这样的值"),
            Map.entry("between review and match", "介于 review 与 match 之间"));

    private LinkWords() {}

    /** The words; the same in both languages where there is no Chinese for them. */
    public static Words of(String english) {
        return new Words(CHINESE.getOrDefault(english, english), english);
    }
}
