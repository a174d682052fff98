package org.utmost.administration.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.PermissionId;
import org.utmost.platform.http.Route;

/** What a route needs, in words for developers. */
final class Needs {
    private static final String CONSOLE = "sysconsole_";

    /** Of more permissions than that the names say nothing. */
    private static final int MOST = 5;

    private Needs() {}

    /** One or two sentences. */
    static String inWords(Route route) {
        String needs = sentence(route.need());
        return route.narrowing().isEmpty()
                ? needs
                : needs + " What is asked for, or seen, may depend on: " + names(route.narrowing()) + ".";
    }

    private static String sentence(Need need) {
        return switch (need) {
            case Need.Nothing nothing -> "Needs no session.";
            case Need.AnySession session -> "For every user with a session.";
            default -> "Needs " + phrase(need) + ".";
        };
    }

    private static String phrase(Need need) {
        return switch (need) {
            case Need.Nothing nothing -> "no session";
            case Need.AnySession session -> "a session";
            case Need.Oneself oneself -> "to be that user, or the owner,";
            case Need.Participant participant -> "to be in the direct or group message";
            case Need.Has has -> "`" + has.permission().id() + "`";
            case Need.All all -> all.of().stream().map(Needs::phrase).collect(Collectors.joining(", and "));
            case Need.Any any -> any(any);
        };
    }

    private static String any(Need.Any any) {
        List<PermissionId> permissions = any.permissions();
        if (permissions.size() > MOST
                && permissions.stream().allMatch(each -> each.id().startsWith(CONSOLE))) {
            return "a part of the system console";
        }
        return any.of().stream().map(Needs::phrase).collect(Collectors.joining(" or "));
    }

    private static String names(List<PermissionId> permissions) {
        return permissions.stream().map(each -> "`" + each.id() + "`").collect(Collectors.joining(", "));
    }
}
