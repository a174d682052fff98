package org.utmost.platform.mail;

import java.time.Clock;
import java.util.function.Supplier;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.jobs.PermanentFailure;

/** Sends mail to people: by jobs, which try for some ten hours. */
public final class Mailer {
    private static final JobKind<Mail> MAIL = JobKind.of("mail", Mail.class).withTries(16);

    private final Jobs jobs;
    private final Supplier<Config> config;
    private final Ids ids;
    private final Smtp smtp;

    public Mailer(Jobs jobs, Supplier<Config> config, Clock clock, Ids ids) {
        this.jobs = jobs;
        this.config = config;
        this.ids = ids;
        this.smtp = new Smtp(clock);
    }

    /** Has mail sent. */
    public void addTo(JobRunner runner) {
        runner.on(MAIL, this::send);
    }

    /** Sends a mail soon after the transaction commits. While nobody has set mail up, none is sent. */
    public void enqueue(Tx tx, Mail mail) {
        if (settings().complete()) {
            jobs.enqueue(tx, NewJob.of(MAIL, mail));
        }
    }

    /**
     * Sends a mail at once, by these settings.
     *
     * @throws MailFailure if it was not sent
     */
    public void trySend(MailSettings settings, Mail mail) throws MailFailure {
        smtp.send(settings, mail, ids.newId());
    }

    private void send(JobRun<Mail> run) throws MailFailure {
        try {
            smtp.send(settings(), run.payload(), run.id());
        } catch (MailFailure failure) {
            if (failure.permanent()) {
                throw new PermanentFailure(String.valueOf(failure.getMessage()), failure);
            }
            throw failure;
        }
    }

    private MailSettings settings() {
        return config.get().view(MailSettings.class);
    }
}
