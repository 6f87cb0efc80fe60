package io.plumbline.pack;

import io.plumbline.text.CreditCodes;
import io.plumbline.text.Normal;
import io.plumbline.text.Plates;

/** 规范化: how a value is put into one form before it is compared; what is not what the column promises becomes blank. */
public enum Clean {
    /** NFKC, without blanks at its ends and doubled blanks, lower case letters as they are. */
    TEXT {
        @Override
        public String of(String text) {
            return Normal.text(text);
        }
    },
    /** 统一社会信用代码: upper case without separators; blank unless its check character is right. */
    CREDIT_CODE {
        @Override
        public String of(String text) {
            String code = CreditCodes.normalize(text);
            return CreditCodes.valid(code) ? code : null;
        }
    },
    /** 车牌: upper case without separators; blank unless it has a shape that is issued. */
    PLATE {
        @Override
        public String of(String text) {
            String plate = Plates.normalize(text);
            return Plates.valid(plate) ? plate : null;
        }
    },
    /** 车牌, what cameras confuse written as one: a weaker key, that broken readings still meet. */
    FOLDED_PLATE {
        @Override
        public String of(String text) {
            return Plates.folded(Plates.normalize(text));
        }
    };

    /** The clean form; null for null and for what is none. */
    public abstract String of(String text);
}
