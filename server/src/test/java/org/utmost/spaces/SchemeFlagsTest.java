package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Members of teams and channels become their administrators, and members again. */
class SchemeFlagsTest {
    private static final TestServer SERVER = new TestServer();
    private static final Map<String, Boolean> ADMIN = Map.of("scheme_user", true, "scheme_admin", true);
    private static final Map<String, Boolean> USER = Map.of("scheme_user", true, "scheme_admin", false);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_member_of_a_team_becomes_its_administrator_and_a_member_again() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        ann.api().put(inTeam(bob), ADMIN).fails(403, "api.context.permissions.app_error");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            SERVER.admin.api().put(inTeam(ann), ADMIN).is(200);
            assertThat(socket.await("memberrole_updated").at("/data/member").asText())
                    .contains("\"roles\":\"team_user team_admin\"");
        }
        ann.api().put(inTeam(bob), ADMIN).is(200);
        bob.api().put(inTeam(ann), USER).is(200);
        ann.api().put(inTeam(bob), USER).fails(403, "api.context.permissions.app_error");
    }

    @Test
    void a_member_of_a_channel_becomes_its_administrator_and_a_member_again() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        bob.api().put(inChannel(channel, bob), ADMIN).fails(403, "api.context.permissions.app_error");
        try (TestSocket socket = TestSocket.of(SERVER, bob.token())) {
            ann.api().put(inChannel(channel, bob), ADMIN).is(200);
            assertThat(socket.await("channel_member_updated")
                            .at("/data/channelMember")
                            .asText())
                    .contains("\"roles\":\"channel_user channel_admin\"");
        }
        bob.api().put(inChannel(channel, ann), USER).is(200);
        ann.api().put(inChannel(channel, bob), USER).fails(403, "api.context.permissions.app_error");
    }

    @Test
    void a_member_of_a_team_is_a_user_and_no_guest() {
        String errors = "api.team.update_team_member_roles.";
        Person guest = SERVER.guest();
        Person ann = SERVER.person();
        refuse(inTeam(guest), ADMIN, 400, errors + "guest.app_error");
        refuse(
                inTeam(ann),
                Map.of("scheme_user", true, "scheme_guest", true),
                400,
                errors + "user_and_guest.app_error");
        refuse(inTeam(ann), Map.of("scheme_admin", true), 400, errors + "unset_user_scheme.app_error");
        refuse(inTeam(SERVER.stranger()), ADMIN, 404, "app.team.get_member.missing.app_error");
    }

    @Test
    void a_member_of_a_channel_is_a_user_and_no_guest() {
        String errors = "api.channel.update_channel_member_roles.";
        String channel = SERVER.channel(SERVER.admin, "O");
        Person guest = SERVER.guest();
        Person ann = SERVER.person();
        SERVER.join(channel, guest);
        SERVER.join(channel, ann);
        refuse(inChannel(channel, guest), ADMIN, 400, errors + "guest.app_error");
        refuse(
                inChannel(channel, ann),
                Map.of("scheme_user", true, "scheme_guest", true),
                400,
                errors + "user_and_guest.app_error");
        refuse(inChannel(channel, ann), Map.of("scheme_admin", true), 400, errors + "unset_user_scheme.app_error");
        refuse(inChannel(channel, SERVER.person()), ADMIN, 404, "app.channel.get_member.missing.app_error");
    }

    private static void refuse(String path, Map<String, Boolean> flags, int status, String error) {
        SERVER.admin.api().put(path, flags).fails(status, error);
    }

    private static String inTeam(Person member) {
        return "/teams/" + SERVER.team + "/members/" + member.id() + "/schemeRoles";
    }

    private static String inChannel(String channel, Person member) {
        return "/channels/" + channel + "/members/" + member.id() + "/schemeRoles";
    }
}
