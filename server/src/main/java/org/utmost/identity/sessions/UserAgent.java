package org.utmost.identity.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says of itself (RFC 9110, User-Agent), as far as a user needs it to know their sessions apart. */
final class UserAgent {
    /** A sign, and what it stands for. One that says it is another one too comes before that. */
    private record Sign(String text, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Mattermost Mobile", "Mobile App"),
            new Sign("Mattermost", "Desktop App"),
            new Sign("Edg", "Edge"),
            new Sign("OPR", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox", "Firefox"),
            new Sign("CriOS", "Chrome"),
            new Sign("Chrome", "Chrome"),
            new Sign("Version", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iOS"),
            new Sign("iPad", "iOS"),
            new Sign("iOS", "iOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /** Programs begin with their own name and version. */
    private static final Pattern PRODUCT = Pattern.compile("([^\\s/;()]{1,64})(?:/v?(\\d{1,9}))?.*");

    private static final String UNKNOWN = "Unknown";

    private UserAgent() {}

    /** The session's properties {@code platform}, {@code os} and {@code browser}; what the client does not say is Unknown. */
    static Map<String, String> properties(String agent) {
        String system = SYSTEMS.stream()
                .filter(sign -> agent.contains(sign.text()))
                .findFirst()
                .map(Sign::name)
                .orElse(UNKNOWN);
        String browser = BROWSERS.stream()
                .flatMap(sign -> browser(sign, agent).stream())
                .findFirst()
                .orElseGet(() -> product(agent));
        return Map.of("platform", system, "os", system, "browser", browser);
    }

    private static String product(String agent) {
        Matcher matcher = PRODUCT.matcher(agent.strip());
        if (!matcher.matches()) {
            return UNKNOWN;
        }
        return matcher.group(2) == null ? matcher.group(1) : matcher.group(1) + "/" + matcher.group(2);
    }

    /** The browser with its main version, if it bears the sign. */
    private static Optional<String> browser(Sign sign, String agent) {
        Matcher matcher = Pattern.compile(sign.text() + "/(\\d+)").matcher(agent);
        return matcher.find() ? Optional.of(sign.name() + "/" + matcher.group(1)) : Optional.empty();
    }
}
