package org.utmost.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a plain start, read without the parser of the command line: no AOT cache takes classes as old as its are
 * (Java 5), and to load them is a quarter of a start.
 *
 * @param listen {@code host:port} instead of the configured address; null for that
 */
record PlainStart(Path data, @Nullable String listen) {
    private static final Set<String> OPTIONS = Set.of("--data", "--listen");

    /** What they say; nothing where they say more than that, or less clearly. */
    static Optional<PlainStart> of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        int first = arguments.length > 0 && arguments[0].equals("server") ? 1 : 0;
        for (int i = first; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])
                    || i + 1 == arguments.length
                    || !isPlain(arguments[i + 1])
                    || values.put(arguments[i], arguments[i + 1]) != null) {
                return Optional.empty();
            }
        }
        Path data = Path.of(values.getOrDefault("--data", DataOption.USUAL));
        return Optional.of(new PlainStart(data, values.get("--listen")));
    }

    /** Neither an option nor a file of arguments. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && "-@".indexOf(value.charAt(0)) < 0;
    }
}
