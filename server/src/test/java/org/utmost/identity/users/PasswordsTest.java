package org.utmost.identity.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(Passwords.Cost.USUAL);

    @Test
    void a_password_matches_its_own_hash_and_no_other() {
        String hash = passwords.hash("正しい馬 🐎");
        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(passwords.matches("正しい馬 🐎", hash)).isTrue();
        assertThat(passwords.matches("正しい馬", hash)).isFalse();
        assertThat(passwords.hash("正しい馬 🐎")).isNotEqualTo(hash);
    }

    /** Made by other programs, with other parameters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$zqllA5EWiigF4gUWN4aftsGvMmGAF7tizlKVd+scyeM",
                "$2a$10$uP7pro7zN.NYRO5m4SU3jO1hFxIUDGR.h2a0WwrOuItqcnlC2n.GO"
            })
    void hashes_from_elsewhere_are_understood(String hash) {
        assertThat(passwords.matches("pw1", hash)).isTrue();
        assertThat(passwords.matches("pw2", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pw1", "$argon2i$v=19$m=16,t=1,p=1$c2FsdHNhbHQ$aGFzaA", "$1$abc$def"})
    void what_is_no_hash_matches_nothing(String text) {
        assertThat(passwords.matches("pw1", text)).isFalse();
    }
}
