package io.plumbline.text;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 双语文字: the same words in Chinese and in English.
 *
 * @param zh the Chinese text, shown first; never null
 * @param en the English text; never null
 */
public record Words(
        @JsonProperty(required = true) String zh,
        @JsonProperty(required = true) String en) {}
