package org.utmost.app;

import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.InvalidConfig;
import org.utmost.platform.health.Health;

/** Takes over what someone else wrote to the configuration file: an editor, or the command line. */
final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final int EVERY_MS = 1_000;

    private final ConfigFile file;
    private final Configuration configuration;
    private final Health.Part part;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("config-watch").daemon().factory());
    private FileTime seen;

    ConfigWatch(ConfigFile file, Configuration configuration, Health.Part part) {
        this.file = file;
        this.part = part;
        this.configuration = configuration;
        this.seen = file.modified();
        timer.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        FileTime now = file.modified();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            configuration.reload();
            part.well();
        } catch (InvalidConfig invalid) {
            LOG.error("The changed configuration file is not taken over: {}", invalid.getMessage());
        } catch (Throwable e) {
            part.unwell();
            LOG.error("The changed configuration file can't be read", e);
        }
    }
}
