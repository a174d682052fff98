package org.utmost.spaces.channels;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** What kind of conversation a channel is. */
public enum ChannelType {
    /** Open to its team. */
    OPEN("O"),
    /** For those who were invited. */
    PRIVATE("P"),
    /** Of two users, or of one with themselves. */
    DIRECT("D"),
    /** Of three to eight users. */
    GROUP("G");

    private final String letter;

    ChannelType(String letter) {
        this.letter = letter;
    }

    /** As the API and the database write it. */
    @JsonValue
    public String letter() {
        return letter;
    }

    /** The type of that letter, if there is one. */
    static Optional<ChannelType> find(String letter) {
        for (ChannelType type : values()) {
            if (type.letter.equals(letter)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether it belongs to fixed users and to no team. */
    boolean personal() {
        return this == DIRECT || this == GROUP;
    }
}
