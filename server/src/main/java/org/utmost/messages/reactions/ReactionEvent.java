package org.utmost.messages.reactions;

import org.utmost.messages.posts.PostChange;
import org.utmost.platform.events.Superseding;

/** What happens to reactions. Only those of one user with one emoji have an order: others may be told as they come. */
public sealed interface ReactionEvent extends PostChange, Superseding {
    /** The reaction as it is now. */
    Reaction reaction();

    @Override
    default String channelId() {
        return reaction().channelId();
    }

    @Override
    default String subject() {
        return "reaction " + reaction().postId() + " " + reaction().userId() + " "
                + reaction().emojiName();
    }

    /** The time of the post's change, of which no two are the same. */
    @Override
    default long version() {
        return reaction().updateAt();
    }

    /** It was made. */
    record Added(Reaction reaction) implements ReactionEvent {
        @Override
        public long previous() {
            return 0;
        }
    }

    /** It was removed. */
    record Removed(Reaction reaction) implements ReactionEvent {
        @Override
        public long previous() {
            return reaction.createAt();
        }
    }
}
