package org.utmost.app;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.observability.Logs;
import org.utmost.platform.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "utmost",
        description = "A team-chat server that speaks Mattermost's API. Without a command it runs the server.",
        subcommands = {
            ServerCommand.class,
            UserCommand.class,
            TokenCommand.class,
            ConfigCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SampleDataCommand.class,
            WarmUpCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Utmost.Version.class)
public final class Utmost implements Runnable {
    /** Says which server this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Utmost " + ServerVersion.BUILD + " (API " + ServerVersion.API + ")"};
        }
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--listen", description = "HOST:PORT or :PORT instead of the configured address.")
    @Nullable
    String listen;

    public static void main(String[] arguments) {
        Logs.quiet();
        int status = PlainStart.of(arguments).map(Utmost::start).orElseGet(() -> execute(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public void run() {
        ServerCommand.serve(data.directory(), listen);
    }

    @Command(name = "version", description = "Says which version this is.")
    void version() {
        System.out.println(new Version().getVersion()[0]);
    }

    private static int start(PlainStart plain) {
        try {
            ServerCommand.serve(DataOption.made(plain.data()), plain.listen());
            return 0;
        } catch (RuntimeException e) {
            return fail(e, plain.listen());
        }
    }

    private static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Utmost());
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> fail(failure, parsed.matchedOptionValue("--listen", null)));
        return line.execute(arguments);
    }

    private static int fail(Exception failure, @Nullable String listen) {
        String explained = failure instanceof ApiError error
                ? Texts.get("en", error.textId(), error.parameters())
                : StartFailure.explain(failure, listen == null ? "configured" : listen);
        if (explained == null) {
            failure.printStackTrace();
        } else {
            System.err.println("utmost: " + explained);
        }
        return 1;
    }
}
