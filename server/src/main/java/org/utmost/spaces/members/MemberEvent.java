package org.utmost.spaces.members;

import org.utmost.platform.events.Event;

/** What happens to memberships of channels, beside coming and going. */
public sealed interface MemberEvent extends Event {
    /** A member got other roles. */
    record RolesChanged(ChannelMember member) implements MemberEvent {}
}
