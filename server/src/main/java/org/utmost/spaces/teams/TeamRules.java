package org.utmost.spaces.teams;

import java.util.Set;
import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;

/** What a team's fields may be. */
final class TeamRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])");
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "api",
            "channel",
            "claim",
            "error",
            "files",
            "help",
            "landing",
            "login",
            "mfa",
            "oauth",
            "plug",
            "plugins",
            "post",
            "signup",
            "boards",
            "playbooks");

    private TeamRules() {}

    /**
     * Checks every field whose form is fixed.
     *
     * @throws ApiError 400 {@code model.team.is_valid.*} for the first that is wrong
     */
    static void check(Team team) {
        check(NAME.matcher(team.name()).matches(), "characters");
        check(!RESERVED.contains(team.name()), "reserved");
        int length = team.displayName().codePointCount(0, team.displayName().length());
        check(length > 0 && length <= 64, "name");
        check(team.type().equals("O") || team.type().equals("I"), "type");
        check(team.description().length() <= 255, "description");
        check(team.email().length() <= 128, "email");
        check(team.companyName().length() <= 64, "company");
        check(team.allowedDomains().length() <= 500, "domains");
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.team.is_valid." + field + ".app_error");
        }
    }
}
