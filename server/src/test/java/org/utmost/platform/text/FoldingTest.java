package org.utmost.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one and the same to whoever looks for a name. */
class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "case, Иван, иван",
        "accents, Ärger, arger",
        "accents on capitals, ÉCOLE, ecole",
        "composed and taken apart, 'cafe\u0301', café",
        "composed and taken apart in kana, 'ハ\u3099ラ', バラ",
        "full width, Ｈａｎａｋｏ　Ｔ, hanako t",
        "half-width kana, ﾊﾅｺ, ハナコ",
        "half-width kana with a voice mark, ﾊﾞﾗ, バラ",
        "small kana, キャッチ, キヤツチ",
        "small hiragana, きゃっち, きやつち",
        "sharp s, Straße, STRASSE",
        "capital sharp s, STRAẞE, strasse",
        "dotted capital i, İstanbul, istanbul",
        "dotless i, ISPARTA, ısparta",
        "final sigma, ΟΔΥΣΣΕΥΣ, οδυσσευσ",
        "strokes, Łukasz Sørensen, lukasz sorensen",
        "ligatures, Œuvre ﬁn, oeuvre fin",
        "Vietnamese, Đặng, dang",
        "Hangul, '\u1112\u1161\u11AB', 한",
        "soft hyphen and joiner, 'co\u00ADop\u200D', coop",
        "variation of a sign, '❤\uFE0F', ❤",
        "no-break space, 'a\u00A0b', a b"
    })
    void these_are_one(String what, String written, String searched) {
        assertThat(Folding.fold(written)).as(what).isEqualTo(Folding.fold(searched));
    }

    @ParameterizedTest
    @CsvSource({
        "voice marks, ハ, バ",
        "hiragana and katakana, は, ハ",
        "the vowels of Devanagari, कि, क",
        "letters, a, b",
        "long vowels, オバサン, オバーサン"
    })
    void these_are_two(String what, String one, String other) {
        assertThat(Folding.fold(one)).as(what).isNotEqualTo(Folding.fold(other));
    }

    @Test
    void folding_twice_is_folding_once() {
        for (String text : new String[] {"Ärger ẞ İ ς", "ﾊﾞｯｸ", "Ｈａｎａｋｏ", "\uD83D\uDE00 Łódź", "ŉ ǆ ﷺ", ""}) {
            assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
        }
    }

    @Test
    void a_word_begins_behind_space_and_punctuation() {
        assertThat(Folding.beginnings("Hanako.Tanaka-Sato", " 山田 ", "(O'Brien)"))
                .containsExactly("hanako.tanaka-sato", "tanaka-sato", "sato", "山田", "(o'brien)", "o'brien)", "brien)");
        assertThat(Folding.beginnings("", "  ")).isEmpty();
        assertThat(Folding.beginnings("x".repeat(100))).containsExactly("x".repeat(64));
    }

    @Test
    void a_search_is_a_few_words() {
        assertThat(Folding.terms(" Tanaka　ﾊﾅｺ tanaka ")).containsExactly("tanaka", "ハナコ");
        assertThat(Folding.terms("a b c d e f g h i j")).hasSize(8);
        assertThat(Folding.terms(" ")).isEmpty();
    }
}
