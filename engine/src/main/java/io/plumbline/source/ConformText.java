package io.plumbline.source;

import io.plumbline.contract.Normalize;
import io.plumbline.text.Normal;
import io.plumbline.text.Plates;
import java.util.regex.Pattern;

/** Text in the form its contract asks for. */
record ConformText(Normalize normalize) implements ConformValue {
    private static final Pattern POINT_ZERO = Pattern.compile("(\\d+)\\.0+");
    private static final Pattern EXPONENT = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,3}");

    @Override
    public Object read(String text) {
        String form = switch (normalize) {
            case TEXT -> text;
            case PLATE -> Plates.normalize(text);
            case FOLDED_PLATE -> folded(text);
            case NAME -> Normal.key(text);
            case CODE -> code(text);
        };
        if (form.isEmpty()) {
            throw ConformFault.of("nothing_left", text, "has no letter or digit left after normalization");
        }
        return form;
    }

    private static String folded(String text) {
        String folded = Plates.folded(Plates.normalize(text));
        if (folded == null) {
            throw ConformFault.of(
                    "no_plate", text, "has no shape of a plate, also when what cameras confuse is set aside");
        }
        return folded;
    }

    private static String code(String text) {
        if (EXPONENT.matcher(text).matches()) {
            throw ConformFault.of(
                    "rounded_code", text, "was rounded by a spreadsheet; export the column as text to keep its digits");
        }
        String whole = POINT_ZERO.matcher(text).matches() ? text.substring(0, text.indexOf('.')) : text;
        return Normal.code(whole);
    }
}
