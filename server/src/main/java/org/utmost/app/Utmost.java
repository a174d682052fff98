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
        CommandLine line = new CommandLine(new Utmost());
        line.setExecutionExceptionHandler(Utmost::fail);
        int status = line.execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public void run() {
        ServerCommand.serve(data, listen);
    }

    @Command(name = "version", description = "Says which version this is.")
    void version() {
        System.out.println(new Version().getVersion()[0]);
    }

    private static int fail(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        String explained = failure instanceof ApiError error
                ? Texts.get("en", error.textId(), error.parameters())
                : StartFailure.explain(failure, String.valueOf(parsed.matchedOptionValue("--listen", "configured")));
        if (explained == null) {
            failure.printStackTrace();
        } else {
            System.err.println("utmost: " + explained);
        }
        return 1;
    }
}
