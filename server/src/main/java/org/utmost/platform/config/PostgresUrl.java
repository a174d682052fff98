package org.utmost.platform.config;

import static java.util.Objects.requireNonNullElse;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is, in either form of libpq: {@code postgres://user:password@host:5432/database?sslmode=…},
 * or {@code host=… port=… user=… password=… dbname=…}. What other drivers take without an escape in a user or a password is
 * taken too, where it can be told from the rest.
 *
 * @param hosts {@code host:port}, one or more
 * @param parameters by libpq's names
 */
public record PostgresUrl(
        List<String> hosts, String database, String user, String password, Map<String, String> parameters) {
    /** How it is to be written, for those who wrote something else. */
    static final String EXPECTED =
            "postgres://user:password@host:5432/database (% @ : / ? # = %25 %40 %3A %2F %3F %23)";

    private static final String PORT = "5432";
    private static final Pattern SCHEME = Pattern.compile("postgres(ql)?://");
    private static final Pattern PLACE = Pattern.compile(
            "(?<hosts>[A-Za-z0-9._-]+(:\\d{1,5})?(,[A-Za-z0-9._-]+(:\\d{1,5})?)*|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?)?"
                    + "(/(?<database>[^?@]*))?(\\?(?<query>.*))?");
    private static final Pattern WORD = Pattern.compile("\\s*(\\w+)\\s*=\\s*('((?:[^'\\\\]|\\\\.)*)'|\\S*)");
    private static final Pattern ESCAPE = Pattern.compile("(%[0-9A-Fa-f]{2})+");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is neither form; the message has nothing of it, as it may hold a password
     */
    public static PostgresUrl of(String text) {
        Matcher scheme = SCHEME.matcher(text);
        return scheme.lookingAt() ? url(text.substring(scheme.end())) : words(text);
    }

    /** A text with everything escaped that a URL would take for its own. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What stands behind the last {@code @} that leaves a place behind it; before the first slash, if there is one. */
    private static PostgresUrl url(String text) {
        int path = firstOf(text, "/?");
        int at = text.lastIndexOf('@', path);
        Matcher place = PLACE.matcher(text.substring(at + 1));
        if (!place.matches()) {
            at = text.lastIndexOf('@');
            place = PLACE.matcher(text.substring(at + 1));
            if (!place.matches()) {
                throw new IllegalArgumentException(EXPECTED);
            }
        }
        Map<String, String> named = new LinkedHashMap<>();
        if (at >= 0) {
            String[] login = text.substring(0, at).split(":", 2);
            named.put("user", decoded(login[0]));
            named.put("password", login.length > 1 ? decoded(login[1]) : "");
        }
        named.put("host", requireNonNullElse(place.group("hosts"), ""));
        named.put("dbname", decoded(requireNonNullElse(place.group("database"), "")));
        for (String pair : requireNonNullElse(place.group("query"), "").split("&")) {
            String[] both = pair.split("=", 2);
            if (both.length == 2) {
                named.put(decoded(both[0]), decoded(both[1]));
            }
        }
        return of(named);
    }

    private static PostgresUrl words(String text) {
        Map<String, String> named = new LinkedHashMap<>();
        Matcher word = WORD.matcher(text.strip());
        int end = 0;
        while (word.find() && word.start() == end) {
            String value = word.group(3) == null ? word.group(2) : word.group(3);
            named.put(word.group(1), value.replaceAll("\\\\(.)", "$1"));
            end = word.end();
        }
        if (named.isEmpty() || end != text.strip().length()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return of(named);
    }

    private static PostgresUrl of(Map<String, String> named) {
        Map<String, String> parameters = new LinkedHashMap<>(named);
        String port = take(parameters, "port", PORT);
        List<String> hosts = Arrays.stream(take(parameters, "host", "localhost").split(","))
                .map(host -> host.matches(".*[^:]:\\d+|\\[.*]:\\d+") ? host : host + ":" + port)
                .toList();
        String user = take(parameters, "user", "");
        PostgresUrl url = new PostgresUrl(
                hosts,
                take(parameters, "dbname", user),
                user,
                take(parameters, "password", ""),
                Map.copyOf(parameters));
        if (hosts.stream().anyMatch(host -> host.startsWith("/")) || url.database.isEmpty()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return url;
    }

    private static String take(Map<String, String> named, String name, String otherwise) {
        String value = named.remove(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** With every escape decoded; a percent sign that begins none stands for itself. */
    private static String decoded(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(URLDecoder.decode(escape.group(), StandardCharsets.UTF_8)));
    }

    private static int firstOf(String text, String characters) {
        int at = 0;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
