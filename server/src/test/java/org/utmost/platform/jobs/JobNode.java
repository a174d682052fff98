package org.utmost.platform.jobs;

import static org.utmost.schema.Tables.JOBS;
import static org.utmost.schema.Tables.SYSTEMS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.MeasuredDatabase;
import org.utmost.platform.database.Tx;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;
import org.utmost.testing.Await;

/** A node that enqueues and does jobs, and nothing else. */
final class JobNode implements AutoCloseable {
    /** What the jobs of these tests are about. */
    record Work(String name) {}

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Health health = new Health();
    final EventBus bus = new EventBus(health);
    final Database database;
    final Jobs jobs;
    final JobRunner runner;

    private final Map<String, String> environment;
    private final Path file;
    private final Clock clock;

    /** On the database that these variables name, or else in that file. */
    JobNode(Map<String, String> environment, Path file, Clock clock) {
        this.environment = environment;
        this.file = file;
        this.clock = clock;
        String url = environment.get("MM_SQLSETTINGS_DATASOURCE");
        database = new MeasuredDatabase(
                url == null ? Databases.sqlite(file, bus, health) : Databases.postgres(PostgresUrl.of(url), 8, bus),
                meters);
        jobs = new Jobs(database, clock, new Ids());
        runner = new JobRunner(database, jobs, bus, health, meters, clock, new Ids(), new Random(1));
    }

    /** Another one on the same database. */
    JobNode beside() {
        return new JobNode(environment, file, clock);
    }

    void enqueue(NewJob<?> job) {
        database.change(tx -> jobs.enqueue(tx, job));
    }

    /** The jobs of a kind, in the order in which they are due. */
    List<Job> all(JobKind<?> kind) {
        List<String> ids = database.read(db -> db.sql()
                .select(JOBS.ID)
                .from(JOBS)
                .where(JOBS.TYPE.eq(kind.name()))
                .orderBy(JOBS.RUN_AT, JOBS.CREATE_AT)
                .fetch(JOBS.ID));
        return ids.stream().flatMap(id -> jobs.find(id).stream()).toList();
    }

    /** Waits until every job of the kind went well. */
    void awaitSuccess(JobKind<?> kind) {
        Await.until(() -> database.read(db -> db.sql()
                        .selectDistinct(JOBS.STATUS)
                        .from(JOBS)
                        .where(JOBS.TYPE.eq(kind.name()))
                        .fetchSet(JOBS.STATUS))
                .equals(Set.of(JobStatus.SUCCESS.text())));
    }

    Job only(JobKind<?> kind) {
        List<Job> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError("not one job: " + all);
        }
        return all.getFirst();
    }

    /** Waits until the one job of the kind has that status. */
    Job await(JobKind<?> kind, JobStatus status) {
        Await.until(() -> only(kind).status() == status);
        return only(kind);
    }

    /** Leaves a trace of that name, which can be left once. */
    static void leave(Tx tx, String name) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, "")
                .execute();
    }

    List<String> traces() {
        return database.read(db -> db.sql()
                .select(SYSTEMS.NAME)
                .from(SYSTEMS)
                .orderBy(SYSTEMS.NAME)
                .fetch(SYSTEMS.NAME));
    }

    double transactions(String kind) {
        return meters.get("utmost.database.transactions")
                .tag("kind", kind)
                .timer()
                .count();
    }

    @Override
    public void close() {
        runner.close();
        bus.close();
        database.close();
    }
}
