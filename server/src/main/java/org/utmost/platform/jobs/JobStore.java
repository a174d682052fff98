package org.utmost.platform.jobs;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.utmost.schema.Tables.JOBS;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table jobs, for those who want something done. */
final class JobStore {
    /** Written into the SQL: a partial index is used only for what is known when the statement is planned. */
    private static final Field<String> PENDING = inline(JobStatus.PENDING.text());

    private static final Condition WAITING = JOBS.STATUS.eq(PENDING);

    /** Inserts them under these ids, or puts them in the place of those that wait under the same key. */
    void put(Tx tx, List<? extends NewJob<?>> jobs, List<String> ids, long now) {
        List<Record> rows = IntStream.range(0, jobs.size())
                .mapToObj(i -> row(jobs.get(i), ids.get(i), now))
                .toList();
        tx.sql()
                .insertInto(JOBS)
                .set(rows)
                .onConflict(JOBS.TYPE, JOBS.UNIQUE_KEY)
                .where(WAITING)
                .doUpdate()
                .set(JOBS.LAST_ACTIVITY_AT, excluded(JOBS.LAST_ACTIVITY_AT))
                .set(JOBS.DATA, excluded(JOBS.DATA))
                .set(JOBS.PAYLOAD, excluded(JOBS.PAYLOAD))
                .set(JOBS.RUN_AT, excluded(JOBS.RUN_AT))
                .set(JOBS.DUE_AT, excluded(JOBS.DUE_AT))
                .set(JOBS.TRIES, excluded(JOBS.TRIES))
                .execute();
    }

    @Nullable
    Job find(Reader db, String id) {
        return db.sql()
                .selectFrom(JOBS)
                .where(JOBS.ID.eq(id))
                .fetchOne(row -> new Job(
                        row.get(JOBS.ID),
                        row.get(JOBS.TYPE),
                        row.get(JOBS.CREATE_AT),
                        row.get(JOBS.START_AT),
                        row.get(JOBS.LAST_ACTIVITY_AT),
                        JobStatus.of(row.get(JOBS.STATUS)),
                        row.get(JOBS.PROGRESS),
                        Json.strings(row.get(JOBS.DATA))));
    }

    /** Ends the job if it waits, asks for its end if it runs; whether it was one of either. */
    boolean cancel(Tx tx, String id, long now) {
        return tx.sql()
                        .update(JOBS)
                        .set(
                                JOBS.DUE_AT,
                                case_().when(WAITING, val((Long) null, JOBS.DUE_AT))
                                        .else_(JOBS.DUE_AT))
                        .set(
                                JOBS.STATUS,
                                case_().when(WAITING, inline(JobStatus.CANCELED.text()))
                                        .else_(inline(JobStatus.CANCEL_REQUESTED.text())))
                        .set(JOBS.LAST_ACTIVITY_AT, now)
                        .where(JOBS.ID.eq(id))
                        .and(JOBS.STATUS.in(JobStatus.PENDING.text(), JobStatus.IN_PROGRESS.text()))
                        .execute()
                > 0;
    }

    /** Ends the job that waits under that key; whether there was one. */
    boolean cancelWaiting(Tx tx, String type, String key, long now) {
        return tx.sql()
                        .update(JOBS)
                        .setNull(JOBS.DUE_AT)
                        .set(JOBS.STATUS, JobStatus.CANCELED.text())
                        .set(JOBS.LAST_ACTIVITY_AT, now)
                        .where(JOBS.TYPE.eq(type).and(JOBS.UNIQUE_KEY.eq(key)).and(WAITING))
                        .execute()
                > 0;
    }

    /**
     * When the newest job of the kind was begun, or else was to be; null if there never was one. Its row is kept until the
     * transaction ends.
     */
    @Nullable
    Long lastAt(Tx tx, String type) {
        return tx.locked(tx.sql()
                        .select(JOBS.RUN_AT, JOBS.START_AT)
                        .from(JOBS)
                        .where(JOBS.TYPE.eq(type))
                        .orderBy(JOBS.CREATE_AT.desc(), JOBS.RUN_AT.desc())
                        .limit(1))
                .fetchOne(row -> Math.max(row.get(JOBS.RUN_AT), row.get(JOBS.START_AT)));
    }

    /** Whether a job of the kind waits or runs. */
    boolean anyUnfinished(Tx tx, String type) {
        return tx.sql().fetchExists(JOBS, JOBS.TYPE.eq(type).and(JOBS.DUE_AT.isNotNull()));
    }

    /** How many wait, by kind. */
    Map<String, Integer> waiting(Reader db) {
        return db.sql()
                .select(JOBS.TYPE, count())
                .from(JOBS)
                .where(WAITING)
                .groupBy(JOBS.TYPE)
                .fetchMap(JOBS.TYPE, count());
    }

    /** Deletes some that ended so before that time; how many. */
    int sweep(Tx tx, List<JobStatus> ends, long before, int most) {
        return tx.sql()
                .deleteFrom(JOBS)
                .where(JOBS.ID.in(select(JOBS.ID)
                        .from(JOBS)
                        .where(JOBS.DUE_AT.isNull())
                        .and(JOBS.STATUS.in(ends.stream().map(JobStatus::text).toList()))
                        .and(JOBS.LAST_ACTIVITY_AT.lt(before))
                        .limit(most)))
                .execute();
    }

    private static Record row(NewJob<?> job, String id, long now) {
        long at = job.at() == 0 ? now : job.at();
        Record row = JOBS.newRecord();
        row.set(JOBS.ID, id);
        row.set(JOBS.TYPE, job.kind().name());
        row.set(JOBS.CREATE_AT, now);
        row.set(JOBS.START_AT, 0L);
        row.set(JOBS.LAST_ACTIVITY_AT, now);
        row.set(JOBS.STATUS, JobStatus.PENDING.text());
        row.set(JOBS.PROGRESS, 0);
        row.set(JOBS.DATA, "{}");
        row.set(JOBS.PAYLOAD, Json.text(job.payload()));
        row.set(JOBS.UNIQUE_KEY, job.key());
        row.set(JOBS.RUN_AT, at);
        row.set(JOBS.DUE_AT, at);
        row.set(JOBS.TRIES, 0);
        row.set(JOBS.OWNER, "");
        return row;
    }
}
