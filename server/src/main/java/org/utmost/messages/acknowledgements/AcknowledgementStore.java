package org.utmost.messages.acknowledgements;

import static org.utmost.schema.Tables.POST_ACKNOWLEDGEMENTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table post_acknowledgements. */
final class AcknowledgementStore {
    @Nullable
    Acknowledgement find(Reader db, String postId, String userId) {
        return db.sql()
                .selectFrom(POST_ACKNOWLEDGEMENTS)
                .where(POST_ACKNOWLEDGEMENTS.POST_ID.eq(postId).and(POST_ACKNOWLEDGEMENTS.USER_ID.eq(userId)))
                .fetchOne(AcknowledgementStore::acknowledgement);
    }

    /** Those of posts, by the posts' ids, each in the order in which they were given. */
    Map<String, List<Acknowledgement>> of(Reader db, Collection<String> postIds) {
        return db.sql()
                .selectFrom(POST_ACKNOWLEDGEMENTS)
                .where(POST_ACKNOWLEDGEMENTS.POST_ID.in(postIds))
                .orderBy(POST_ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT)
                .fetchGroups(POST_ACKNOWLEDGEMENTS.POST_ID, AcknowledgementStore::acknowledgement);
    }

    /** Adds one; false if the user gave it before. */
    boolean insert(Tx tx, Acknowledgement acknowledgement) {
        return tx.sql()
                        .insertInto(POST_ACKNOWLEDGEMENTS)
                        .set(POST_ACKNOWLEDGEMENTS.POST_ID, acknowledgement.postId())
                        .set(POST_ACKNOWLEDGEMENTS.USER_ID, acknowledgement.userId())
                        .set(POST_ACKNOWLEDGEMENTS.CHANNEL_ID, acknowledgement.channelId())
                        .set(POST_ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT, acknowledgement.acknowledgedAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void delete(Tx tx, Acknowledgement acknowledgement) {
        tx.sql()
                .deleteFrom(POST_ACKNOWLEDGEMENTS)
                .where(POST_ACKNOWLEDGEMENTS.POST_ID.eq(acknowledgement.postId()))
                .and(POST_ACKNOWLEDGEMENTS.USER_ID.eq(acknowledgement.userId()))
                .execute();
    }

    private static Acknowledgement acknowledgement(Record row) {
        return new Acknowledgement(
                row.get(POST_ACKNOWLEDGEMENTS.USER_ID),
                row.get(POST_ACKNOWLEDGEMENTS.POST_ID),
                row.get(POST_ACKNOWLEDGEMENTS.CHANNEL_ID),
                row.get(POST_ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT));
    }
}
