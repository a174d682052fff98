package org.utmost.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the server says to people, in their language. Catalogues are {@code texts_<language>.properties}. */
public final class Texts {
    /** The languages with a catalogue; the first is what everything falls back to. */
    public static final List<String> LANGUAGES = List.of("en", "ja");

    private static final Map<String, Map<String, String>> CATALOGUES = load();

    private Texts() {}

    /** Every id of a language's catalogue. */
    public static Map<String, String> catalogue(String language) {
        return CATALOGUES.getOrDefault(language, Map.of());
    }

    /** The text in the language, with {@code {name}} replaced by the parameter of that name; the id if there is none. */
    public static String get(String language, String id, Map<String, ?> parameters) {
        String text = catalogue(language).get(id);
        if (text == null) {
            text = catalogue(LANGUAGES.getFirst()).getOrDefault(id, id);
        }
        return filled(text, parameters);
    }

    /** The text with {@code {name}} replaced by the parameter of that name. */
    public static String filled(String text, Map<String, ?> parameters) {
        String filled = text;
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", String.valueOf(parameter.getValue()));
        }
        return filled;
    }

    /** The best language for an {@code Accept-Language} header (RFC 9110) or a user's locale such as {@code pt-BR}. */
    public static String choose(String wanted) {
        for (String range : wanted.split(",", 8)) {
            String tag = range.strip();
            int end = 0;
            while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
                end++;
            }
            String language = tag.substring(0, end).toLowerCase(java.util.Locale.ROOT);
            if (CATALOGUES.containsKey(language)) {
                return language;
            }
        }
        return LANGUAGES.getFirst();
    }

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> catalogues = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            catalogues.put(language, read("texts_" + language + ".properties"));
        }
        return Map.copyOf(catalogues);
    }

    private static Map<String, String> read(String resource) {
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> copy = new LinkedHashMap<>();
        texts.stringPropertyNames().forEach(id -> copy.put(id, texts.getProperty(id)));
        return Map.copyOf(copy);
    }
}
