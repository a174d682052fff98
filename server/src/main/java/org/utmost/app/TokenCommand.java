package org.utmost.app;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Personal access tokens from the command line, whether the server runs or not. */
@Command(name = "token", description = "Makes personal access tokens.", mixinStandardHelpOptions = true)
final class TokenCommand {
    @Command(name = "create", description = "Makes a token and prints it, once.", mixinStandardHelpOptions = true)
    void create(
            @Mixin DataOption data,
            @Option(names = "--username", required = true, description = "Whose token it is.") String username,
            @Option(names = "--description", required = true, description = "What it is for.") String description,
            @Option(names = "--days", description = "After how many days it ends; without, it never does.") int days,
            @Option(names = "--scope", split = ",", description = "read, write, admin; without, all.") @Nullable
                    List<String> scopes) {
        Clock clock = Clock.systemUTC();
        try (Accounts accounts = new Accounts(data.directory(), System.getenv(), clock)) {
            long expiresAt =
                    days == 0 ? 0 : clock.millis() + Duration.ofDays(days).toMillis();
            var token = accounts.identity()
                    .tokens()
                    .create(accounts.identity().users().byUsername(username), description, expiresAt, limits(scopes));
            System.out.println(token.token());
        }
    }

    private static Set<Scope> limits(@Nullable List<String> names) {
        Set<Scope> limits = EnumSet.noneOf(Scope.class);
        for (String name : names == null ? List.<String>of() : names) {
            try {
                limits.add(Scope.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new StartFailure("There is no scope " + name + ": use read, write or admin.");
            }
        }
        return limits;
    }
}
