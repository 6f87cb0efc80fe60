package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Role;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * 职责: what organizations answer for, and which kinds of them in which role.
 *
 * @param title what it is called
 * @param holders who answers, in which role and with which power
 */
public record Duty(
        @JsonProperty(required = true) Words title,
        @JsonProperty(required = true) List<Holder> holders) {
    public Duty {
        holders = holders == null ? List.of() : List.copyOf(holders);
    }

    /**
     * 责任主体: a kind of organization that answers for the duty.
     *
     * @param kinds kinds of organization, each {@code kind} or {@code kind/sector}
     * @param role in which role
     * @param power the power it holds
     * @param sees whether the records that the duty is judged by were visible to it
     * @param basis ids of the legal basis
     * @param from the first day on which it held; null for always
     * @param to the first day on which it no longer held; null for still
     * @param share 分担份额: the part of the matter that it answers for, above 0 up to 1; null where it answers for the whole. Another
     *     share from some day on is another holder
     */
    public record Holder(
            @JsonProperty(required = true) List<String> kinds,
            @JsonProperty(required = true) Role role,
            @JsonProperty(required = true) Power power,
            boolean sees,
            List<String> basis,
            LocalDate from,
            LocalDate to,
            Double share) {
        public Holder {
            kinds = kinds == null ? List.of() : List.copyOf(kinds);
            basis = basis == null ? List.of() : List.copyOf(basis);
        }

        /** A holder that answers for the whole. */
        public Holder(
                List<String> kinds,
                Role role,
                Power power,
                boolean sees,
                List<String> basis,
                LocalDate from,
                LocalDate to) {
            this(kinds, role, power, sees, basis, from, to, null);
        }

        /** Whether it held the duty on a day. */
        public boolean heldOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }

        /**
         * Whether organizations of a kind hold it.
         *
         * @param sector null where the organization has none
         */
        public boolean isOf(String kind, String sector) {
            return kinds.contains(kind) || (sector != null && kinds.contains(kind + "/" + sector));
        }

        /** Whether it could know and could act: only then may a finding become a lead against it; otherwise it is context. */
        public boolean answers() {
            return power.acts() && sees;
        }

        /** The level at which numbers are formed for it. */
        public Indicator.Level level() {
            return new Indicator.Level(role, kinds);
        }
    }

    /** 权限: the power that an organization holds over a matter, the strongest first. */
    public enum Power {
        /** 许可备案. */
        PERMIT(true),
        /** 监督. */
        SUPERVISE(true),
        /** 执法. */
        ENFORCE(true),
        /** 日常管理. */
        MANAGE(true),
        /** 发现报告: may look and tell, and no more. */
        DISCOVER(false),
        /** 无. */
        NONE(false);

        private final boolean acts;

        Power(boolean acts) {
            this.acts = acts;
        }

        /** Whether the holder can change the matter itself. */
        public boolean acts() {
            return acts;
        }
    }
}
