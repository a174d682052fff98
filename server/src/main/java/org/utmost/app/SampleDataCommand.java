package org.utmost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.app.sample.MovableClock;
import org.utmost.app.sample.SampleTeam;
import org.utmost.identity.users.NewUser;
import org.utmost.platform.ids.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A believable team in the data directory, so that anybody can look at a living server. */
@Command(
        name = "sample-data",
        description = {
            "Fills the data directory with a believable team: English and Japanese messages, threads, attachments.",
            "Stop the server first. Every account that it makes has the password that it shows at the end."
        },
        mixinStandardHelpOptions = true)
final class SampleDataCommand implements Runnable {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--users", defaultValue = "30", description = "How many users (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--channels", defaultValue = "12", description = "How many channels (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--posts", defaultValue = "3000", description = "How many posts (default: ${DEFAULT-VALUE}).")
    private int posts;

    @Option(names = "--password", description = "The accounts' password; a random one if none is given.")
    private @Nullable String password;

    @Override
    public void run() {
        if (users < 1 || users > 5_000 || channels < 1 || channels > 1_000 || posts < 0 || posts > 5_000_000) {
            throw new StartFailure("Choose 1 to 5,000 users, 1 to 1,000 channels and up to 5,000,000 posts.");
        }
        String chosen = password == null ? "Sample1!" + new Ids().newId().substring(0, 12) : password;
        Path directory = data.directory();
        MovableClock clock = new MovableClock(Instant.now().minus(SampleTeam.PAST));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MM_RATELIMITSETTINGS_ENABLE", "false");
        environment.put("MM_TEAMSETTINGS_MAXUSERSPERTEAM", "0");
        environment.put("MM_LOGSETTINGS_ENABLECONSOLE", "false");
        environment.put("MM_SERVICESETTINGS_SESSIONLENGTHWEBINHOURS", "8760");
        String admin;
        try (Accounts accounts = new Accounts(directory, environment, clock)) {
            if (!accounts.identity()
                    .users()
                    .byUsernames(List.of(SampleTeam.member()))
                    .isEmpty()) {
                throw new StartFailure(
                        "There is a sample team in " + directory + " already: choose another directory with --data.");
            }
            admin = accounts.identity().users().none() ? "admin" : "sample.admin";
            accounts.identity()
                    .users()
                    .create(
                            new NewUser(
                                    admin + "@example.com",
                                    admin,
                                    chosen,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    false,
                                    Map.of(),
                                    null,
                                    null,
                                    false),
                            true);
        }
        try (Server server = new Server(directory, "127.0.0.1:0", environment, clock);
                ProgressBar bar = new ProgressBar(SampleDataCommand::quarter)) {
            int all = users + channels + posts;
            new SampleTeam(server.port(), clock, chosen)
                    .fill(admin, users, channels, posts, done -> bar.show((int) (100L * done / all)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf("Made %d users, %d channels, %d posts.%n", users, channels, posts);
        System.out.printf("Start the server and sign in as %s with the password %s%n", admin, chosen);
    }

    private static void quarter(int percent) {
        if (percent % 25 == 0) {
            System.out.printf("%d %%%n", percent);
        }
    }
}
