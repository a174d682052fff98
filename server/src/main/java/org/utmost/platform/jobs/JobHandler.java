package org.utmost.platform.jobs;

/**
 * Does jobs of a kind, each on a virtual thread of its own. It may be called again for a job that it had done, when the
 * node died before that was written down: so it either ends the job in its own transaction ({@link JobRun#finish}), or does
 * what may be done twice.
 */
@FunctionalInterface
public interface JobHandler<P> {
    /**
     * Does the job; returning means that it is done.
     *
     * @throws PermanentFailure if trying again is of no use
     * @throws Exception if it is to be tried again
     */
    void run(JobRun<P> run) throws Exception;
}
