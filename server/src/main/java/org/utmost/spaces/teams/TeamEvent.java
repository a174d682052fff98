package org.utmost.spaces.teams;

import org.utmost.platform.events.Event;

/** What happens to teams. */
public sealed interface TeamEvent extends Event {
    /** It was made. */
    record Created(Team team, String creatorId) implements TeamEvent {}

    /** It was archived. */
    record Archived(Team team) implements TeamEvent {}

    /** It follows another scheme, or none any more. */
    record SchemeChanged(Team team) implements TeamEvent {}

    /** A user came in, by themselves or by another. */
    record MemberAdded(Team team, String userId, String byUserId) implements TeamEvent {}

    /** A user left, or was removed by another. */
    record MemberRemoved(Team team, String userId, String byUserId) implements TeamEvent {}

    /** A member got other roles. */
    record MemberChanged(TeamMember member) implements TeamEvent {}
}
