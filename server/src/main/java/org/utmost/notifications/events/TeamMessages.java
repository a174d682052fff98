package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;
import org.utmost.spaces.teams.TeamEvent;

/** Tells of teams, and of who comes and goes. */
public final class TeamMessages {
    private final Hub hub;

    public TeamMessages(Hub hub) {
        this.hub = hub;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(TeamEvent.class, this::team);
    }

    private void team(TeamEvent event) {
        switch (event) {
            case TeamEvent.Created created -> {}
            case TeamEvent.Archived archived ->
                hub.send(
                        ClientEvent.DELETE_TEAM,
                        Broadcast.team(archived.team().id()),
                        Map.of("team", Json.text(archived.team().sanitized())));
            case TeamEvent.SchemeChanged changed ->
                hub.send(
                        ClientEvent.UPDATE_TEAM_SCHEME,
                        Broadcast.team(changed.team().id()),
                        Map.of("team", Json.text(changed.team().sanitized())));
            case TeamEvent.MemberChanged changed ->
                hub.send(
                        ClientEvent.MEMBERROLE_UPDATED,
                        Broadcast.user(changed.member().userId()),
                        Map.of("member", Json.text(changed.member())));
            case TeamEvent.MemberAdded added ->
                hub.send(
                        ClientEvent.ADDED_TO_TEAM,
                        Broadcast.user(added.userId()),
                        Map.of("team_id", added.team().id(), "user_id", added.userId()));
            case TeamEvent.MemberRemoved removed -> {
                Map<String, Object> data = Map.of("team_id", removed.team().id(), "user_id", removed.userId());
                Broadcast team = Broadcast.team(removed.team().id());
                hub.send(ClientEvent.LEAVE_TEAM, team.omitting(removed.userId()), data);
                hub.send(ClientEvent.LEAVE_TEAM, Broadcast.user(removed.userId()), data);
            }
        }
    }
}
