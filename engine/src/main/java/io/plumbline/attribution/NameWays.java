package io.plumbline.attribution;

import io.plumbline.organization.Register;
import io.plumbline.text.Address;
import io.plumbline.text.AddressLevel;
import io.plumbline.text.AddressParser;
import io.plumbline.text.NameAnswer;
import io.plumbline.text.NameForm;
import io.plumbline.text.NameForm.Designation;
import io.plumbline.text.OrganizationNames;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * 按名称归属: asks the register for a name as it is written, then by the grammar of names, never by likeness; and for the street and
 * the community that an address names. A community answers only within its street, or where no other of the district bears its name.
 */
final class NameWays implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double AS_WRITTEN = 0.95;
    private static final double BY_GRAMMAR = 0.85;
    private static final double BY_ADDRESS = 0.9;
    private static final double BY_PART_OF_ADDRESS = 0.8;

    private final Register register;
    private final Levels levels;
    private final AddressParser addresses;

    NameWays(Register register, Levels levels) {
        this.register = register;
        this.levels = levels;
        List<String> districts = register.organizations().stream()
                .map(organization -> organization.name())
                .filter(name -> OrganizationNames.form(name).designation() == Designation.DISTRICT)
                .distinct()
                .toList();
        addresses = new AddressParser(districts, Map.of(), null);
    }

    /**
     * The organization of a name.
     *
     * @param within code or name of the district to which the name belongs; null when it is not said
     */
    Answer byName(String name, String within, LocalDate day) {
        if (name == null) {
            return Answer.none("name_missing");
        }
        List<String> bearers = register.named(name, day).stream()
                .filter(id -> within == null || liesWithin(id, within))
                .toList();
        if (bearers.size() == 1) {
            return Answer.of(bearers.get(0), "name", AS_WRITTEN);
        }
        return bearers.isEmpty() ? byGrammar(name, within, day) : Answer.ambiguous("name_shared", bearers);
    }

    private Answer byGrammar(String name, String within, LocalDate day) {
        NameAnswer found = register.find(name, within, day);
        return switch (found.state()) {
            case FOUND ->
                isOfAnotherBody(found)
                        ? Answer.none("name_of_another_body")
                        : Answer.of(found.id(), "name", BY_GRAMMAR);
            case SEVERAL -> Answer.ambiguous("name_shared", found.candidates());
            case NEEDS_DISTRICT -> Answer.ambiguous("name_needs_district", found.candidates());
            case NOT_THEN -> Answer.none("name_not_valid_then");
            case UNKNOWN -> Answer.none(wasBorne(name, within) ? "name_not_valid_then" : "name_unknown");
        };
    }

    /** A Party committee is none of the government's offices; either is part of its place. */
    private static boolean isOfAnotherBody(NameAnswer found) {
        return found.named() != found.known()
                && found.named() != NameForm.Kind.PLACE
                && found.known() != NameForm.Kind.PLACE;
    }

    private boolean wasBorne(String name, String within) {
        return register.named(name).stream().anyMatch(id -> within == null || liesWithin(id, within));
    }

    private boolean liesWithin(String id, String within) {
        String above = register.withCode(within);
        return above != null
                ? register.covers(above, id)
                : register.named(within).stream().anyMatch(district -> register.covers(district, id));
    }

    /**
     * The organization of an address: its community where one is known, else its street or town.
     *
     * @param within code or name of the district; null for the one the address names
     * @param beside the organization that the role's other ways found; null when none
     */
    Answer byAddress(String text, String within, String beside, LocalDate day) {
        if (text == null) {
            return Answer.none("address_missing");
        }
        Address address = addresses.parse(text);
        String street = address.part(AddressLevel.STREET);
        String community = address.part(AddressLevel.COMMUNITY);
        String district = within == null ? address.part(AddressLevel.DISTRICT) : within;
        if (street == null && community == null) {
            return Answer.none("address_names_no_territory");
        }
        Answer around = street == null ? besides(beside) : byName(street, district, day);
        if (around.attributed()) {
            return inStreet(around.organization(), street != null, community, day);
        }
        return street != null ? renamed(around) : alone(community, district, day);
    }

    private Answer besides(String beside) {
        String street = beside == null ? null : levels.coarse(beside);
        return street == null ? Answer.none("street_unknown") : Answer.of(street, "address", BY_ADDRESS);
    }

    private Answer inStreet(String street, boolean stated, String community, LocalDate day) {
        if (community == null) {
            return Answer.of(street, "address", BY_ADDRESS).noting("address_names_no_community", BY_ADDRESS, List.of());
        }
        Answer found = inner(community, street, day);
        if (found.attributed()) {
            return Answer.of(found.organization(), "address", stated ? BY_ADDRESS : BY_PART_OF_ADDRESS);
        }
        String reason = found.isAmbiguous() ? "address_community_shared" : "address_community_unknown";
        return stated
                ? Answer.of(street, "address", BY_PART_OF_ADDRESS)
                        .noting(reason, BY_PART_OF_ADDRESS, found.candidates())
                : Answer.none(reason);
    }

    private Answer inner(String community, String street, LocalDate day) {
        List<String> bearers = register.named(community, day).stream()
                .filter(id -> register.covers(street, id))
                .toList();
        if (bearers.size() == 1) {
            return Answer.of(bearers.get(0), "address", BY_ADDRESS);
        }
        if (!bearers.isEmpty()) {
            return Answer.ambiguous("address_community_shared", bearers);
        }
        NameAnswer found = register.findIn(community, street, day);
        return found.id() != null && register.covers(street, found.id())
                ? Answer.of(found.id(), "address", BY_ADDRESS)
                : Answer.none("address_community_unknown");
    }

    private Answer alone(String community, String district, LocalDate day) {
        Answer found = byName(community, district, day);
        return found.attributed() ? Answer.of(found.organization(), "address", BY_PART_OF_ADDRESS) : renamed(found);
    }

    private static Answer renamed(Answer failed) {
        String reason = "address_" + failed.reason();
        return failed.isAmbiguous() ? Answer.ambiguous(reason, failed.candidates()) : Answer.none(reason);
    }
}
