package org.utmost.app;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.NewUser;
import org.utmost.identity.users.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts from the command line, whether the server runs or not. */
@Command(name = "user", description = "Makes accounts and sets passwords.", mixinStandardHelpOptions = true)
final class UserCommand {
    @Command(name = "create", description = "Makes an account.", mixinStandardHelpOptions = true)
    void create(
            @Mixin DataOption data,
            @Option(names = "--email", required = true, description = "Its email address.") String email,
            @Option(names = "--username", required = true, description = "Its username.") String username,
            @Option(
                            names = "--password",
                            required = true,
                            interactive = true,
                            arity = "0..1",
                            description = "Its password; asked for if none follows.")
                    String password,
            @Option(names = "--admin", description = "Makes it a system administrator.") boolean admin,
            @Option(names = "--locale", description = "Its language, such as en or ja.") @Nullable String locale) {
        try (Accounts accounts = new Accounts(data.directory(), System.getenv(), Clock.systemUTC())) {
            User user = accounts.identity()
                    .users()
                    .create(
                            new NewUser(
                                    email, username, password, null, null, null, null, locale, false, Map.of(), null,
                                    null, false),
                            admin);
            System.out.println(user.id());
        }
    }

    @Command(name = "password", description = "Sets an account's password.", mixinStandardHelpOptions = true)
    void password(
            @Mixin DataOption data,
            @Parameters(paramLabel = "NAME", description = "Its username.") String username,
            @Option(
                            names = "--password",
                            required = true,
                            interactive = true,
                            arity = "0..1",
                            description = "The new password; asked for if none follows.")
                    String password) {
        try (Accounts accounts = new Accounts(data.directory(), System.getenv(), Clock.systemUTC())) {
            accounts.identity()
                    .changes()
                    .setPassword(accounts.identity().users().byUsername(username), password);
            System.out.println("The password of " + username + " is set.");
        }
    }
}
