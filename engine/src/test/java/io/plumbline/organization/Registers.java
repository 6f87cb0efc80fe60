package io.plumbline.organization;

import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Organizations as short as tests can say them, and registers of them. */
public final class Registers {
    private Registers() {}

    /** An organization that has always been there, with its aliases as {@link Dated} reads them. */
    public static Organization organization(String id, String kind, String name, String parent, String... aliases) {
        return new Organization(
                id,
                kind,
                null,
                name,
                null,
                parent,
                null,
                null,
                null,
                Stream.of(aliases).map(Dated::parse).toList(),
                null);
    }

    /** A street of some days, null where open, with whom it succeeds as {@link Predecessor} reads them. */
    public static Organization street(String id, LocalDate from, LocalDate to, String... succeeds) {
        return new Organization(
                id,
                "street",
                null,
                id,
                null,
                null,
                null,
                from,
                to,
                List.of(),
                null,
                Stream.of(succeeds).map(Predecessor::parse).toList(),
                List.of());
    }

    /** A register in which nothing is wrong. */
    public static Register register(Collection<Organization> organizations) {
        Problems problems = new Problems("register");
        Register register = Register.of(organizations, problems);
        problems.refuse();
        return register;
    }
}
