package org.utmost.platform.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.utmost.platform.config.LogSettings;
import org.utmost.platform.files.Private;

/** Sets the log up as LogSettings say: to the console, to a file that rolls over at 100 MB, or to both. */
public final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0} %X{request_id} %msg%n%ex";
    private static final String FILE = "utmost.log";
    private static final int KEPT = 10;

    private Logs() {}

    /** Only warnings and worse, on the console: for commands, and until the configuration is read. */
    public static void quiet() {
        apply(new LogSettings(true, "WARN", false, false, "WARN", false, ""), Path.of("."));
    }

    /** Replaces how the log was set up; the folder is for the file if the settings name none. */
    public static void apply(LogSettings settings, Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.DEBUG);
        for (String noisy : new String[] {"org.eclipse.jetty", "org.flywaydb", "com.zaxxer.hikari", "org.jooq"}) {
            context.getLogger(noisy).setLevel(Level.WARN);
        }
        if (settings.enableConsole()) {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            start(console, context, settings.consoleJson(), settings.consoleLevel());
            root.addAppender(console);
        }
        if (settings.enableFile()) {
            Path directory =
                    settings.fileLocation().isEmpty() ? folder.resolve("logs") : Path.of(settings.fileLocation());
            root.addAppender(file(context, directory.resolve(FILE).toString(), settings));
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, String path, LogSettings settings) {
        RollingFileAppender<ILoggingEvent> file = new PrivateAppender();
        file.setFile(path);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(path + ".%i.gz");
        rolling.setMaxIndex(KEPT);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("100 mb"));
        size.start();
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(size);
        start(file, context, settings.fileJson(), settings.fileLevel());
        return file;
    }

    /** Only the owner may read the log: it names people and addresses. */
    private static final class PrivateAppender extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String name) throws IOException {
            Path file = Path.of(name);
            Private.folder(file.resolveSibling("").toAbsolutePath());
            Private.file(file);
            super.openFile(name);
        }
    }

    private static void start(
            OutputStreamAppender<ILoggingEvent> appender, LoggerContext context, boolean json, String level) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(logbackLevel(level));
        filter.start();
        appender.setContext(context);
        appender.addFilter(filter);
        appender.setEncoder(encoder(context, json));
        appender.start();
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        if (json) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.start();
            return encoder;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static String logbackLevel(String level) {
        String name = level.toUpperCase(Locale.ROOT);
        return name.equals("PANIC") || name.equals("FATAL") ? "ERROR" : name;
    }
}
