package org.utmost.platform.http;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a caller has to be, or to have, for a route to answer with success. */
public sealed interface Need {
    /** Nothing: everybody may call, with or without a session. */
    record Nothing() implements Need {}

    /** A session, of whichever user; what they see of the answer may depend on more. */
    record AnySession() implements Need {}

    /** To be the user that the request is about, or the one whom the thing that it is about belongs to. */
    record Oneself() implements Need {}

    /** To be in the direct or group message that the request is about. */
    record Participant() implements Need {}

    /** A permission over what {@link PermissionId#over} says: the system, or the team or channel that the request is about. */
    record Has(PermissionId permission) implements Need {}

    /** One of several needs. */
    record Any(List<Need> of) implements Need {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** All of several needs. */
    record All(List<Need> of) implements Need {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of the permissions. */
    static Need any(PermissionId... permissions) {
        List<Need> each = Stream.of(permissions).<Need>map(Has::new).toList();
        return each.size() == 1 ? each.getFirst() : new Any(each);
    }

    /** To be oneself, or one of the permissions. */
    static Need oneselfOr(PermissionId... permissions) {
        return new Any(Stream.concat(Stream.of(new Oneself()), any(permissions).leaves())
                .toList());
    }

    /** This or the other. */
    default Need or(Need other) {
        return new Any(List.of(this, other));
    }

    /** This and the other. */
    default Need and(Need other) {
        return new All(List.of(this, other));
    }

    /** Whether it is met where that says which of its parts are. */
    default boolean metBy(Predicate<Need> is) {
        return switch (this) {
            case Any any -> any.of().stream().anyMatch(each -> each.metBy(is));
            case All all -> all.of().stream().allMatch(each -> each.metBy(is));
            case Nothing nothing -> true;
            case AnySession session -> is.test(session);
            case Oneself oneself -> is.test(oneself);
            case Participant participant -> is.test(participant);
            case Has has -> is.test(has);
        };
    }

    /** The parts that are not made of others. */
    default Stream<Need> leaves() {
        return switch (this) {
            case Any any -> any.of().stream().flatMap(Need::leaves);
            case All all -> all.of().stream().flatMap(Need::leaves);
            case Nothing nothing -> Stream.of(nothing);
            case AnySession session -> Stream.of(session);
            case Oneself oneself -> Stream.of(oneself);
            case Participant participant -> Stream.of(participant);
            case Has has -> Stream.of(has);
        };
    }

    /** The permissions in it. */
    default List<PermissionId> permissions() {
        return leaves().filter(Has.class::isInstance)
                .map(leaf -> ((Has) leaf).permission())
                .toList();
    }

    /** Whether permissions over the system decide alone, so that nothing of the request has to be known. */
    default boolean overSystem() {
        return leaves().allMatch(
                        leaf -> leaf instanceof Has has && has.permission().over() == PermissionId.Over.SYSTEM);
    }

    /** Whether it takes a permission of administration. */
    default boolean administrative() {
        return overSystem() && permissions().stream().noneMatch(PermissionId::common);
    }
}
