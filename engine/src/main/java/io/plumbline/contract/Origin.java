package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 来源: where a source comes from and who controls it; what is not declared is not independent.
 *
 * @param system the system that first recorded it
 * @param controlledBy the organization, {@code kind} or {@code kind/sector} that controls what is written there, or
 *     {@code contractor} for whoever works for the organization judged; null when not declared
 * @param fedFrom the system that this one is filled from, in which case both are one source; null when from none
 * @param nature what kind of record it is; {@link Nature#LEDGER} unless said
 */
public record Origin(@JsonProperty(required = true) String system, String controlledBy, String fedFrom, Nature nature) {
    public Origin {
        nature = nature == null ? Nature.LEDGER : nature;
    }

    /** 来源性质: what kind of record a source holds. */
    public enum Nature {
        /** 仪器: written by a device. */
        INSTRUMENT,
        /** 公文: an official record of an authority, such as a permit or an inspection report. */
        OFFICIAL,
        /** 台账: kept by hand. */
        LEDGER,
        /** 诉求: reported by residents. */
        REPORT
    }

    /** The system behind this one, which decides whether two sources are independent. */
    public String root() {
        return fedFrom == null ? system : fedFrom;
    }
}
