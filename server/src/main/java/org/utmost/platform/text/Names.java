package org.utmost.platform.text;

/** Names as people may give them: what nobody can see, but what turns the text around it, is left out. */
public final class Names {
    private Names() {}

    /**
     * The name without characters that mislead: those that turn the direction of a text, those that Unicode has given up,
     * tags, and marks for machines. Joiners and direction marks stay, as some scripts and emoji need them.
     */
    public static String clean(String name) {
        if (name.codePoints().noneMatch(Names::misleads)) {
            return name;
        }
        return name.codePoints()
                .filter(c -> !misleads(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean misleads(int c) {
        if (c < 0x340) {
            return false;
        }
        return switch (c) {
            case 0x340, 0x341, 0x17A3, 0x17D3, 0x2028, 0x2029, 0xFEFF, 0xFFFC -> true;
            default ->
                between(c, 0x202A, 0x202E) // embeddings and overrides
                        || between(c, 0x2066, 0x206F) // isolates, and what is deprecated beside them
                        || between(c, 0xFFF9, 0xFFFB) // interlinear annotations
                        || between(c, 0x1D173, 0x1D17A) // musical formatting
                        || between(c, 0xE0000, 0xE007F); // tags
        };
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
