package org.utmost.messages.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The emoji that every client has, by the names that Slack and GitHub gave them. Those of people and hands come in skin tones,
 * which clients append to the name: {@code wave_dark_skin_tone}.
 */
final class StandardEmoji {
    private static final List<String> TONES = Stream.of("light", "medium_light", "medium", "medium_dark", "dark")
            .map(tone -> "_" + tone + "_skin_tone")
            .toList();

    private StandardEmoji() {}

    /** Read when the first name is asked for, not when the server starts. */
    private static final class Table {
        /** How many skin tones an emoji may have, by each of its names. */
        static final Map<String, Integer> TONES_BY_NAME = read();

        /** A line is an emoji: how many skin tones it may have, then its names. */
        private static Map<String, Integer> read() {
            Map<String, Integer> names = new HashMap<>();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(StandardEmoji.class.getResourceAsStream("standard-emoji.txt")),
                    StandardCharsets.UTF_8))) {
                lines.lines().map(line -> line.split(" ")).forEach(cells -> {
                    for (int i = 1; i < cells.length; i++) {
                        names.put(cells[i], Integer.valueOf(cells[0]));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.copyOf(names);
        }
    }

    /** Whether there is one of that name. */
    static boolean has(String name) {
        return has(name, 0);
    }

    private static boolean has(String name, int tones) {
        Integer most = Table.TONES_BY_NAME.get(name);
        return most != null && tones <= most
                || tones < 2
                        && TONES.stream()
                                .filter(name::endsWith)
                                .anyMatch(tone -> has(name.substring(0, name.length() - tone.length()), tones + 1));
    }
}
