package org.utmost.identity.sessions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says of itself (RFC 9110, User-Agent), as far as a user needs it to know their sessions apart. */
final class UserAgent {
    /** In this order: a browser that says it is another one too comes before that. */
    private static final Pattern BROWSER =
            Pattern.compile("(Mattermost|Edg|OPR|SamsungBrowser|Firefox|CriOS|Chrome|Version|curl)/(\\d+)");

    private static final Map<String, String> BROWSERS = Map.of(
            "Mattermost", "Desktop App",
            "Edg", "Edge",
            "OPR", "Opera",
            "SamsungBrowser", "Samsung Internet",
            "CriOS", "Chrome",
            "Version", "Safari");

    private static final Map<String, String> SYSTEMS = systems();

    private UserAgent() {}

    /** The session's properties {@code platform}, {@code os} and {@code browser}; those that nothing is said of lack. */
    static Map<String, String> properties(String agent) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Map.Entry<String, String> system : SYSTEMS.entrySet()) {
            if (agent.contains(system.getKey())) {
                properties.put("platform", system.getValue());
                properties.put("os", system.getValue());
                break;
            }
        }
        String best = "";
        Matcher matcher = BROWSER.matcher(agent);
        int bestRank = Integer.MAX_VALUE;
        while (matcher.find()) {
            int rank = BROWSER.pattern().indexOf(matcher.group(1));
            if (rank < bestRank) {
                bestRank = rank;
                best = BROWSERS.getOrDefault(matcher.group(1), matcher.group(1)) + "/" + matcher.group(2);
            }
        }
        if (!best.isEmpty()) {
            properties.put("browser", best);
        }
        return properties;
    }

    private static Map<String, String> systems() {
        Map<String, String> systems = new LinkedHashMap<>();
        systems.put("Android", "Android");
        systems.put("iPhone", "iOS");
        systems.put("iPad", "iOS");
        systems.put("Windows", "Windows");
        systems.put("Mac OS X", "macOS");
        systems.put("Linux", "Linux");
        return systems;
    }
}
