package io.plumbline.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.text.Words;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void aFilesFaultIsNamedInChineseBeforeItsWords() {
        String told = "undecodable: the header is not valid";
        assertEquals(new Words("编码不符（" + told + "）", told), Faults.words(told));
    }

    @Test
    void aColumnsFaultKeepsItsColumn() {
        assertEquals(new Words("made_on 日期不存在", "made_on: impossible_date"), Faults.words("made_on: impossible_date"));
    }

    @Test
    void whatIsNotKnownStandsAsItIs() {
        assertEquals(new Words("tide: high", "tide: high"), Faults.words("tide: high"));
    }
}
