package org.utmost.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real NATS server, which ends with this JVM. It keeps nothing. */
public final class NatsServer {
    private static final Pattern ADDRESS = Pattern.compile("\"(nats://127\\.0\\.0\\.1:\\d+)\"");

    private final Process process;
    private final String url;

    private NatsServer(String port) {
        try {
            Path folder = Files.createTempDirectory("utmost-nats");
            process = new ProcessBuilder(
                            program().toString(), "-a", "127.0.0.1", "-p", port, "--ports_file_dir", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nats.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Path ports = folder.resolve("nats-server_" + process.pid() + ".ports");
            Await.until(() -> ADDRESS.matcher(said(ports)).find());
            Matcher address = ADDRESS.matcher(said(ports));
            url = address.results().findFirst().orElseThrow().group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One on a port that is free. */
    public static NatsServer start() {
        return new NatsServer("-1");
    }

    /** Another one in the place of this, once it was killed. */
    public NatsServer again() {
        return new NatsServer(url.substring(url.lastIndexOf(':') + 1));
    }

    /** The address of the one that all clusters of this JVM have which do not start their own. */
    static String common() {
        return Running.SERVER.url;
    }

    public String url() {
        return url;
    }

    /** Ends it at once. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private String said(Path ports) {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "nats-server ended, and wrote why into " + ports.resolveSibling("nats.log"));
        }
        try {
            return Files.exists(ports) ? Files.readString(ports) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Debian has it in a folder that is on the path of administrators only. */
    private static Path program() {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "needs nats-server: install Debian's package of that name, or leave out the profile cluster"));
    }

    private static final class Running {
        private static final NatsServer SERVER = start();
    }
}
