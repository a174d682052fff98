package org.utmost.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.utmost.platform.config.ServiceSettings;

/**
 * The origins whose pages may call us, as {@code ServiceSettings.AllowCorsFrom} names them: with spaces between, {@code *}
 * for all, {@code https://*.example.com} for many.
 */
public final class AllowedOrigins {
    private final List<String> patterns;

    private AllowedOrigins(List<String> patterns) {
        this.patterns = patterns;
    }

    public static AllowedOrigins of(ServiceSettings service) {
        return new AllowedOrigins(
                Arrays.stream(service.allowCorsFrom().toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(pattern -> !pattern.isEmpty())
                        .toList());
    }

    /** Whether all may. */
    public boolean all() {
        return patterns.contains("*");
    }

    /** Whether pages of an {@code Origin} may. */
    public boolean holds(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> matches(pattern, lower));
    }

    private static boolean matches(String pattern, String origin) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(origin);
        }
        String end = pattern.substring(star + 1);
        return origin.length() >= pattern.length() - 1
                && origin.startsWith(pattern.substring(0, star))
                && origin.endsWith(end);
    }
}
