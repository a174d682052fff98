package org.utmost.platform.config;

/** Section LocalizationSettings. */
public record LocalizationSettings(String defaultServerLocale, String defaultClientLocale) {}
