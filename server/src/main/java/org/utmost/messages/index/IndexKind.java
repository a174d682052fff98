package org.utmost.messages.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.utmost.platform.database.Reader;

/** The full-text searches of the databases: how each has words, and is asked for them. */
enum IndexKind {
    /** SQLite's. */
    FTS5(100, " OR ", " AND ", " NOT ") {
        @Override
        String stored(List<String> words) {
            return String.join(" ", words);
        }

        @Override
        String ids() {
            return "SELECT value FROM json_each('[\"' || replace(?, ',', '\",\"') || '\"]')";
        }

        @Override
        String phrase(Phrase phrase) {
            return "\"" + String.join(" ", phrase.words()) + "\"" + (phrase.begins() ? " *" : "");
        }
    },
    /** PostgreSQL's. */
    TSVECTOR(10, " | ", " & ", " & !") {
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
        String ids() {
            return "SELECT unnest(string_to_array(?, ','))";
        }

        @Override
        String phrase(Phrase phrase) {
            return phrase.words().stream().collect(Collectors.joining("' <-> '", "('", "'"))
                    + (phrase.begins() ? ":*)" : ")");
        }
    };

    private final int mostChannels;
    private final String or;
    private final String and;
    private final String not;

    IndexKind(int mostChannels, String or, String and, String not) {
        this.mostChannels = mostChannels;
        this.or = or;
        this.and = and;
        this.not = not;
    }

    static IndexKind of(Reader db) {
        return db.dialect() == SQLDialect.SQLITE ? FTS5 : TSVECTOR;
    }

    /** The words of a post. */
    abstract String stored(List<String> words);

    /** A query for the ids that a value has, with commas between. */
    abstract String ids();

    abstract String phrase(Phrase phrase);

    /** Whether so many channels are asked for among the words; it takes the longer the more they are. */
    boolean names(PostQuery query) {
        return query.channelIds().size() <= mostChannels;
    }

    /** What is asked for; where too, if the index is to say so. */
    String query(PostQuery query) {
        List<String> all = new ArrayList<>(query.all().stream().map(this::any).toList());
        if (names(query) || this == FTS5 && all.isEmpty()) {
            all.add(any(query.channelIds().stream().map(PostWords::in).toList()));
        }
        return without(query.none(), all);
    }

    /** What is asked for, wherever that is; of PostgreSQL only, as SQLite has to be asked for something. */
    String words(PostQuery query) {
        return without(query.none(), query.all().stream().map(this::any).toList());
    }

    private String without(List<Phrase> none, List<String> all) {
        if (all.isEmpty()) {
            // No post has nothing but a mark.
            return "!" + any(none.isEmpty() ? List.of(Phrase.of("#")) : none);
        }
        String joined = String.join(and, all);
        return none.isEmpty() ? joined : "(" + joined + ")" + not + any(none);
    }

    private String any(List<Phrase> some) {
        return some.stream().map(this::phrase).collect(Collectors.joining(or, "(", ")"));
    }
}
