package org.utmost.app.backup;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.platform.config.PostgresUrl;

/** PostgreSQL's own programs, called for the database of a URL. Where it is and its password they hear by the environment alone. */
final class PostgresTools {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** The variables of libpq for what a URL may say. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            entry("sslmode", "PGSSLMODE"),
            entry("sslrootcert", "PGSSLROOTCERT"),
            entry("sslcert", "PGSSLCERT"),
            entry("sslkey", "PGSSLKEY"),
            entry("sslcrl", "PGSSLCRL"),
            entry("sslnegotiation", "PGSSLNEGOTIATION"),
            entry("channel_binding", "PGCHANNELBINDING"),
            entry("channelBinding", "PGCHANNELBINDING"),
            entry("gssencmode", "PGGSSENCMODE"),
            entry("connect_timeout", "PGCONNECT_TIMEOUT"),
            entry("target_session_attrs", "PGTARGETSESSIONATTRS"),
            entry("options", "PGOPTIONS"));

    private final PostgresUrl url;
    private final Path work;

    /**
     * For a database.
     *
     * @param work where they may leave what they complain of
     */
    PostgresTools(PostgresUrl url, Path work) {
        this.url = url;
        this.work = work;
    }

    /** Refuses a program that is missing, or older than the server. */
    void require(String program, int server) throws IOException {
        Process process = start(program, "--version");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            throw failed(program);
        }
        if (Integer.parseInt(version.group(1)) < server) {
            throw new BackupFailure("The " + program + " on the PATH is of version " + version.group(1)
                    + ", older than the server's " + server + install(String.valueOf(server)));
        }
    }

    /** Starts one, whose output is read, or fails with what to install. */
    Process start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(complaints(program).toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") && !name.equals("PGPASSFILE"));
        environment.putAll(variables(url));
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new BackupFailure("There is no " + program + " on the PATH" + install("of the server's version"));
        }
    }

    /** Waits for the end of one; fails with its complaint if it did not go well. */
    void await(Process process, String program) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw failed(program);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(program);
        }
    }

    /** What one complains of: its first error, or the last that it said. */
    BackupFailure failed(String program) throws IOException {
        List<String> lines;
        try (var all = Files.lines(complaints(program), StandardCharsets.ISO_8859_1)) {
            lines = all.filter(line -> !line.isBlank()).toList();
        }
        String complaint = lines.stream()
                .filter(line -> line.matches("(?i).*\\b(error|fatal):.*"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it did not say why." : lines.getLast());
        return new BackupFailure(program + " failed: " + complaint);
    }

    /** The environment for that URL. */
    static Map<String, String> variables(PostgresUrl url) {
        Map<String, String> variables = new HashMap<>();
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String each : url.hosts()) {
            int colon = each.lastIndexOf(':');
            hosts.add(each.substring(0, colon).replaceAll("[\\[\\]]", ""));
            ports.add(each.substring(colon + 1));
        }
        variables.put("PGHOST", String.join(",", hosts));
        variables.put("PGPORT", String.join(",", ports));
        variables.put("PGDATABASE", url.database());
        if (!url.user().isEmpty()) {
            variables.put("PGUSER", url.user());
        }
        if (!url.password().isEmpty()) {
            variables.put("PGPASSWORD", url.password());
        }
        if (url.parameters().getOrDefault("ssl", "").equals("true")) {
            variables.put("PGSSLMODE", "verify-full");
        }
        url.parameters().forEach((name, value) -> {
            if (VARIABLES.containsKey(name)) {
                variables.put(VARIABLES.get(name), value);
            }
        });
        return variables;
    }

    private Path complaints(String program) {
        return work.resolve(program + ".err");
    }

    private static String install(String version) {
        return ": install PostgreSQL's client programs " + version + " or later (postgresql-client).";
    }
}
