package org.utmost.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleNamesTest {
    @Test
    void a_role_is_known_by_its_whole_name_only() {
        assertThat(RoleNames.guest("system_user system_guest")).isTrue();
        assertThat(RoleNames.guest("system_guest")).isTrue();
        assertThat(RoleNames.guest("system_user system_guest_manager")).isFalse();
        assertThat(RoleNames.guest("not_system_guest")).isFalse();
        assertThat(RoleNames.guest("")).isFalse();
        assertThat(RoleNames.of(" system_user  system_guest system_guest ").names())
                .containsExactlyInAnyOrder("system_user", "system_guest");
    }
}
