package org.utmost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(name = "server", description = "Runs the server.", mixinStandardHelpOptions = true)
final class ServerCommand implements Runnable {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--listen", description = "HOST:PORT or :PORT instead of the configured address.")
    private @Nullable String listen;

    @Override
    public void run() {
        serve(data.directory(), listen);
    }

    static void serve(Path data, @Nullable String listen) {
        Server server;
        try {
            server = new Server(data, listen, System.getenv(), Clock.systemUTC());
        } catch (BindException e) {
            String address = listen == null ? "of ServiceSettings.ListenAddress" : listen;
            throw new StartFailure(String.valueOf(StartFailure.explain(e, address)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        System.out.printf(
                "Utmost is ready at http://localhost:%d (%d ms)%n",
                server.port(),
                System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
