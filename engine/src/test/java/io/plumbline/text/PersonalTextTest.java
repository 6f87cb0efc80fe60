package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTextTest {
    @ParameterizedTest
    @CsvSource({
        "联系人电话13800138000请回复,联系人电话***请回复",
        "+86 138-0013-8000,***",
        "１３８００１３８０００,***",
        "证件11010519491231002X。,证件***。",
        "证件11010519491231002x,证件***",
        "车牌京A·12345违停,车牌***违停",
        "京AD12345 与 冀b12345d,*** 与 ***",
        "学院路5号院3号楼2单元501室,学院路5号院3号楼***",
        "三单元1201,***",
        "3-2-501漏水,***漏水",
        "3号楼2门501,3号楼***",
        "7号楼1103室,7号楼***",
        "A座A501室,A座***",
        "三号楼五零一室,三号楼***",
        "3号院B3–2–501,3号院B***",
        "ID11010519491231002Xok,ID***ok"
    })
    void masksWhatPointsAtAPerson(String text, String masked) {
        assertEquals(masked, PersonalText.mask(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "工单20240305138001380001",
                "110105194912310021",
                "110105199902300021",
                "2024-03-05",
                "2024-3-5 08:05",
                "学院路街道志新社区",
                "学院路5号院3号楼",
                "12345",
                "010-62345678",
                "整改完成率95%,3户",
                "云A区",
                "2室1厅",
                "110108010001",
                "91110000802100433B"
            })
    void leavesRecordNumbersDatesAndPlacesAlone(String text) {
        assertFalse(PersonalText.found(text), PersonalText.mask(text));
        assertEquals(text, PersonalText.mask(text));
    }

    @Test
    void nullHoldsNothing() {
        assertFalse(PersonalText.found(null));
        assertNull(PersonalText.mask(null));
    }
}
