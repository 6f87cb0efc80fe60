package io.plumbline.text;

import java.util.List;

/**
 * 名称识别结果: which organization a name stands for.
 *
 * @param state whether one was found, or why not
 * @param id the organization; null unless found
 * @param named which body of the place the text names: the place, its government office or its Party committee
 * @param known which body the organization found is; null unless found
 * @param candidates the organizations that could be meant, in order of id; the one found, or those among which no choice was made
 */
public record NameAnswer(State state, String id, NameForm.Kind named, NameForm.Kind known, List<String> candidates) {
    /** 识别状态: what came of it. */
    public enum State {
        /** One organization bears the name. */
        FOUND,
        /** Nobody known bears the name within the territories given. */
        UNKNOWN,
        /** Several bear it; the text does not say which. */
        SEVERAL,
        /** Somebody bears it, but neither the text nor the caller names the district, and namesakes stand in many. */
        NEEDS_DISTRICT,
        /** Somebody bore it, but not on that day. */
        NOT_THEN
    }

    /** 隶属: whether the text names an office or committee that is part of the organization found, and not that itself. */
    public boolean partOf() {
        return state == State.FOUND && named != known && known == NameForm.Kind.PLACE;
    }
}
