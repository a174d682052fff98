package org.utmost.spaces.teams;

import java.util.Set;
import java.util.regex.Pattern;
import org.utmost.identity.users.UserRules;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.text.Lengths;

/** What a team's fields may be. */
final class TeamRules {
    /** What {@link #check(Team)} refuses. */
    static final Fails REFUSED = Fails.with(
            400,
            "model.team.is_valid.email.app_error",
            "model.team.is_valid.name.app_error",
            "model.team.is_valid.url.app_error",
            "model.team.is_valid.description.app_error",
            "model.team.is_valid.reserved.app_error",
            "model.team.is_valid.characters.app_error",
            "model.team.is_valid.type.app_error",
            "model.team.is_valid.company.app_error",
            "model.team.is_valid.domains.app_error");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([a-z0-9-]+|__)?[a-z0-9]+");
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
        check(team.email().isEmpty() || UserRules.isEmail(team.email()), "email");
        int length = Lengths.characters(team.displayName());
        check(length > 0 && length <= 64, "name");
        check(Lengths.bytes(team.name()) <= 64, "url");
        check(Lengths.bytes(team.description()) <= 255, "description");
        check(!RESERVED.contains(team.name()), "reserved");
        check(NAME.matcher(team.name()).matches(), "characters");
        check(team.type().equals("O") || team.type().equals("I"), "type");
        check(Lengths.bytes(team.companyName()) <= 64, "company");
        check(Lengths.bytes(team.allowedDomains()) <= 500, "domains");
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.team.is_valid." + field + ".app_error");
        }
    }
}
