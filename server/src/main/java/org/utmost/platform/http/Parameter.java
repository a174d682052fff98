package org.utmost.platform.http;

/**
 * A query parameter that a route takes.
 *
 * @param minimum the least number
 * @param maximum the greatest number that is told apart; more counts as that
 * @param usual the number where there is none
 */
public record Parameter(String name, Type type, long minimum, long maximum, long usual) {
    /** What its value is. */
    public enum Type {
        TEXT,
        ID,
        FLAG,
        NUMBER
    }

    /** Any text. */
    public static Parameter text(String name) {
        return new Parameter(name, Type.TEXT, 0, 0, 0);
    }

    /** An id. */
    public static Parameter id(String name) {
        return new Parameter(name, Type.ID, 0, 0, 0);
    }

    /** True or false. */
    public static Parameter flag(String name) {
        return new Parameter(name, Type.FLAG, 0, 0, 0);
    }

    /** A whole number, 0 or more; 0 where there is none. */
    public static Parameter number(String name) {
        return new Parameter(name, Type.NUMBER, 0, Long.MAX_VALUE, 0);
    }

    /** The same, where more than that counts as that. */
    public Parameter atMost(long most) {
        return new Parameter(name, type, minimum, most, usual);
    }

    /** The same, where none counts as that. */
    public Parameter usually(long number) {
        return new Parameter(name, type, minimum, maximum, number);
    }
}
