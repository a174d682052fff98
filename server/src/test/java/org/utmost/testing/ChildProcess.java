package org.utmost.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.app.Utmost;

/** The real program, or another one, in a JVM of its own. */
public final class ChildProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at http://localhost:(\\d+) \\((\\d+) ms\\)");

    private final Process process;
    private final BufferedReader output;

    /** Starts it with these arguments, and these variables beside the usual ones. */
    public ChildProcess(Map<String, String> environment, List<String> arguments) {
        this(Utmost.class, environment, arguments);
    }

    /** Another program of this class path. */
    public ChildProcess(Class<?> program, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MM_LOGSETTINGS_ENABLEFILE", "false");
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits for the line that says it is ready; its port. */
    public int port() {
        try {
            StringBuilder said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    return Integer.parseInt(matcher.group(1));
                }
            }
            throw new AssertionError("it ended before it was ready:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it says until it ends. */
    public List<String> lines() {
        return output.lines().toList();
    }

    /** Asks it to stop (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Kills it (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        status(10);
    }

    /** Its exit status; fails if it does not end within so many seconds. */
    public int status(int seconds) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("still running after " + seconds + " s");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
