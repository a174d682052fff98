package org.utmost.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleNamesTest {
    @Test
    void a_role_is_known_by_its_whole_name_only() {
        assertThat(RoleNames.of("system_user system_guest").guest()).isTrue();
        assertThat(RoleNames.of("system_guest").guest()).isTrue();
        assertThat(RoleNames.of("system_user system_guest_manager").guest()).isFalse();
        assertThat(RoleNames.of("not_system_guest").guest()).isFalse();
        assertThat(RoleNames.of("").guest()).isFalse();
        assertThat(RoleNames.of(" system_user  system_guest system_guest ").names())
                .containsExactlyInAnyOrder("system_user", "system_guest");
    }
}
