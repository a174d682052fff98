package org.utmost.platform.config;

import java.util.Set;

/** Section LogSettings. Levels are DEBUG, INFO, WARN, ERROR; the file is {@code utmost.log} in the location. */
public record LogSettings(
        boolean enableConsole,
        String consoleLevel,
        boolean consoleJson,
        boolean enableFile,
        String fileLevel,
        boolean fileJson,
        String fileLocation) {
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error", "panic", "fatal");

    public LogSettings {
        Check.oneOf(LEVELS, consoleLevel, "log.console_level", "LogSettings.ConsoleLevel");
        Check.oneOf(LEVELS, fileLevel, "log.file_level", "LogSettings.FileLevel");
    }
}
