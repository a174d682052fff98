package org.utmost.platform.jobs;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.val;
import static org.utmost.schema.Tables.JOBS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table jobs, for those who do them. */
final class LeaseStore {
    /** A job whose lease was renewed. */
    record Held(String id, int tries, boolean canceled) {}

    private static final String IN_PROGRESS = JobStatus.IN_PROGRESS.text();
    private static final String CANCEL_REQUESTED = JobStatus.CANCEL_REQUESTED.text();

    private static final List<Field<?>> CLAIMED =
            List.of(JOBS.ID, JOBS.TYPE, JOBS.TRIES, JOBS.STATUS, JOBS.PAYLOAD, JOBS.DATA);

    /** When the first job of each kind may be taken, as far as any is to be: one statement of one probe a kind. */
    Map<String, Long> nextDue(Reader db, List<String> types) throws SQLException {
        PreparedStatement statement = db.prepare(probes(types));
        Map<String, Long> due = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            for (int i = 0; i < types.size(); i++) {
                long at = row.getLong(i + 1);
                if (!row.wasNull()) {
                    due.put(types.get(i), at);
                }
            }
        }
        return due;
    }

    /** The statement of {@link #nextDue}. */
    static String probes(List<String> types) {
        return types.stream()
                .map(type -> "(SELECT MIN(due_at) FROM jobs WHERE type = '" + type + "' AND due_at IS NOT NULL)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /**
     * Takes jobs that are due, of each kind at most so many, for that owner until then; the longest due first. What
     * another transaction is taking is left to it.
     */
    List<Claim> claim(Tx tx, Map<String, Integer> room, String owner, long now, long until) {
        List<Claim> claims = due(tx, room, now)
                .fetch(row -> new Claim(
                        row.get(JOBS.ID),
                        row.get(JOBS.TYPE),
                        owner,
                        row.get(JOBS.TRIES) + 1,
                        row.get(JOBS.STATUS).equals(CANCEL_REQUESTED),
                        row.get(JOBS.PAYLOAD),
                        Json.strings(row.get(JOBS.DATA))));
        tx.sql()
                .update(JOBS)
                .set(
                        JOBS.STATUS,
                        case_().when(JOBS.STATUS.eq(CANCEL_REQUESTED), CANCEL_REQUESTED)
                                .else_(IN_PROGRESS))
                .set(JOBS.OWNER, owner)
                .set(JOBS.TRIES, JOBS.TRIES.plus(1))
                .set(JOBS.START_AT, case_().when(JOBS.START_AT.eq(0L), val(now)).else_(JOBS.START_AT))
                .set(JOBS.LAST_ACTIVITY_AT, now)
                .set(JOBS.DUE_AT, until)
                .where(JOBS.ID.in(claims.stream().map(Claim::id).toList()))
                .execute();
        return claims;
    }

    /** Those that {@link #claim} takes. */
    Select<Record> due(Tx tx, Map<String, Integer> room, long now) {
        List<Select<Record>> parts = new ArrayList<>();
        room.forEach((type, most) -> {
            Table<?> due = tx.unlocked(tx.sql()
                            .select(CLAIMED)
                            .from(JOBS)
                            .where(JOBS.TYPE.eq(type).and(JOBS.DUE_AT.le(now)))
                            .orderBy(JOBS.DUE_AT)
                            .limit(most))
                    .asTable(type);
            parts.add(tx.sql().select(due.fields()).from(due));
        });
        return parts.stream().reduce(Select::unionAll).orElseThrow();
    }

    /** Renews the owner's leases of these jobs until then; those it still had. */
    List<Held> renew(Tx tx, Collection<String> ids, String owner, long now, long until) {
        return tx.sql()
                .update(JOBS)
                .set(JOBS.DUE_AT, until)
                .set(JOBS.LAST_ACTIVITY_AT, now)
                .where(JOBS.ID.in(ids).and(JOBS.OWNER.eq(owner)))
                .returning(JOBS.ID, JOBS.TRIES, JOBS.STATUS)
                .fetch(row -> new Held(
                        row.get(JOBS.ID),
                        row.get(JOBS.TRIES),
                        row.get(JOBS.STATUS).equals(CANCEL_REQUESTED)));
    }

    /** Gives up the owner's leases of these jobs: they are due at once, and this time does not count. */
    void release(Tx tx, Collection<String> ids, String owner, long now) {
        tx.sql()
                .update(JOBS)
                .set(JOBS.DUE_AT, now)
                .set(JOBS.LAST_ACTIVITY_AT, now)
                .set(JOBS.TRIES, JOBS.TRIES.minus(1))
                .set(JOBS.OWNER, "")
                .where(JOBS.ID.in(ids).and(JOBS.OWNER.eq(owner)))
                .execute();
    }

    /** What the job's status is, kept so until the transaction ends; null if the lease was lost. */
    @Nullable
    JobStatus lock(Tx tx, Claim claim) {
        String status = tx.locked(tx.sql().select(JOBS.STATUS).from(JOBS).where(leased(claim)))
                .fetchOne(JOBS.STATUS);
        return status == null ? null : JobStatus.of(status);
    }

    /** Writes down how far it is; its status, null if the lease was lost. */
    @Nullable
    JobStatus progress(Tx tx, Claim claim, int percent, Map<String, String> data, long now) {
        String status = tx.sql()
                .update(JOBS)
                .set(JOBS.PROGRESS, percent)
                .set(JOBS.DATA, Json.text(data))
                .set(JOBS.LAST_ACTIVITY_AT, now)
                .where(leased(claim))
                .returning(JOBS.STATUS)
                .fetchOne(JOBS.STATUS);
        return status == null ? null : JobStatus.of(status);
    }

    /** Ends it; false if the lease was lost. What a job that went well was to do is forgotten: it may be a secret. */
    boolean end(Tx tx, Claim claim, JobStatus status, Map<String, String> data, long now) {
        return tx.sql()
                        .update(JOBS)
                        .set(JOBS.STATUS, status.text())
                        .setNull(JOBS.DUE_AT)
                        .set(JOBS.PROGRESS, status == JobStatus.SUCCESS ? val(100) : JOBS.PROGRESS)
                        .set(JOBS.PAYLOAD, status == JobStatus.SUCCESS ? val("{}") : JOBS.PAYLOAD)
                        .set(JOBS.DATA, Json.text(data))
                        .set(JOBS.LAST_ACTIVITY_AT, now)
                        .set(JOBS.OWNER, "")
                        .where(leased(claim))
                        .execute()
                > 0;
    }

    /**
     * Lets it wait until then, to be begun again.
     *
     * @throws org.utmost.platform.database.UniqueViolation if another waits under its key by now
     */
    void retry(Tx tx, Claim claim, Map<String, String> data, long now, long at) {
        tx.sql()
                .update(JOBS)
                .set(JOBS.STATUS, JobStatus.PENDING.text())
                .set(JOBS.DUE_AT, at)
                .set(JOBS.DATA, Json.text(data))
                .set(JOBS.LAST_ACTIVITY_AT, now)
                .set(JOBS.OWNER, "")
                .where(leased(claim))
                .execute();
    }

    private static Condition leased(Claim claim) {
        return DSL.and(JOBS.ID.eq(claim.id()), JOBS.OWNER.eq(claim.owner()), JOBS.TRIES.eq(claim.tries()));
    }
}
