package org.utmost.platform.config;

/** Section LogSettings. Levels are DEBUG, INFO, WARN, ERROR; the file is {@code utmost.log} in the location. */
public record LogSettings(
        boolean enableConsole,
        String consoleLevel,
        boolean consoleJson,
        boolean enableFile,
        String fileLevel,
        boolean fileJson,
        String fileLocation) {}
