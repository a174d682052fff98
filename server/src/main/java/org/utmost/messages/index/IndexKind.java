package org.utmost.messages.index;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.utmost.platform.database.Reader;

/** The full-text searches of the databases: how each has words, and is asked for them. */
enum IndexKind {
    /** SQLite's. */
    FTS5(" OR ", " AND ", " NOT ") {
        @Override
        String stored(List<String> words) {
            return String.join(" ", words);
        }

        @Override
        String phrase(Phrase phrase) {
            return "\"" + String.join(" ", phrase.words()) + "\"" + (phrase.begins() ? " *" : "");
        }
    },
    /** PostgreSQL's. */
    TSVECTOR(" | ", " & ", " & !") {
        @Override
        String stored(List<String> words) {
            StringBuilder stored = new StringBuilder();
            int place = 0;
            for (String word : words) {
                place++;
                stored.append(word).append(':').append(place).append(' ');
            }
            return stored.toString();
        }

        @Override
        String phrase(Phrase phrase) {
            return phrase.words().stream().collect(Collectors.joining("' <-> '", "('", "'"))
                    + (phrase.begins() ? ":*)" : ")");
        }
    };

    private final String or;
    private final String and;
    private final String not;

    IndexKind(String or, String and, String not) {
        this.or = or;
        this.and = and;
        this.not = not;
    }

    static IndexKind of(Reader db) {
        return db.sql().family() == SQLDialect.SQLITE ? FTS5 : TSVECTOR;
    }

    /** The words of a post. */
    abstract String stored(List<String> words);

    abstract String phrase(Phrase phrase);

    /** What is asked for, but not where. */
    String words(PostQuery query) {
        String channels = query.all().isEmpty() ? channels(query) : all(query);
        return query.none().isEmpty() ? channels : "(" + channels + ")" + not + any(query.none());
    }

    /** All that is asked for. */
    String query(PostQuery query) {
        String all = query.all().isEmpty() ? channels(query) : all(query) + and + channels(query);
        return query.none().isEmpty() ? all : "(" + all + ")" + not + any(query.none());
    }

    /** Where it is looked for. */
    String channels(PostQuery query) {
        return any(query.channelIds().stream().map(PostWords::in).toList());
    }

    private String all(PostQuery query) {
        return query.all().stream().map(this::any).collect(Collectors.joining(and));
    }

    private String any(List<Phrase> some) {
        return some.stream().map(this::phrase).collect(Collectors.joining(or, "(", ")"));
    }
}
