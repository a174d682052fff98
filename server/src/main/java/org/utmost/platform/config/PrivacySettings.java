package org.utmost.platform.config;

/** Section PrivacySettings: what users see of each other. */
public record PrivacySettings(boolean showEmailAddress, boolean showFullName) {}
