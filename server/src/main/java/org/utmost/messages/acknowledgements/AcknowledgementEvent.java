package org.utmost.messages.acknowledgements;

import org.utmost.messages.posts.PostChange;

/** What happens to acknowledgements. */
public sealed interface AcknowledgementEvent extends PostChange {
    /** It, as it is now. */
    Acknowledgement acknowledgement();

    @Override
    default String channelId() {
        return acknowledgement().channelId();
    }

    /** It was given. */
    record Added(Acknowledgement acknowledgement) implements AcknowledgementEvent {}

    /** It was taken back. */
    record Removed(Acknowledgement acknowledgement) implements AcknowledgementEvent {}
}
