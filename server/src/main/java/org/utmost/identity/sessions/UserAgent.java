package org.utmost.identity.sessions;

import java.util.LinkedHashMap;
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
            new Sign("Mattermost", "Desktop App"),
            new Sign("Edg", "Edge"),
            new Sign("OPR", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox", "Firefox"),
            new Sign("CriOS", "Chrome"),
            new Sign("Chrome", "Chrome"),
            new Sign("Version", "Safari"),
            new Sign("curl", "curl"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iOS"),
            new Sign("iPad", "iOS"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    private UserAgent() {}

    /** The session's properties {@code platform}, {@code os} and {@code browser}, as far as the client says them. */
    static Map<String, String> properties(String agent) {
        Map<String, String> properties = new LinkedHashMap<>();
        SYSTEMS.stream().filter(sign -> agent.contains(sign.text())).findFirst().ifPresent(sign -> {
            properties.put("platform", sign.name());
            properties.put("os", sign.name());
        });
        BROWSERS.stream()
                .flatMap(sign -> browser(sign, agent).stream())
                .findFirst()
                .ifPresent(browser -> properties.put("browser", browser));
        return properties;
    }

    /** The browser with its main version, if it bears the sign. */
    private static Optional<String> browser(Sign sign, String agent) {
        Matcher matcher = Pattern.compile(sign.text() + "/(\\d+)").matcher(agent);
        return matcher.find() ? Optional.of(sign.name() + "/" + matcher.group(1)) : Optional.empty();
    }
}
