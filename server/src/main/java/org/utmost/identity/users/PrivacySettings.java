package org.utmost.identity.users;

import org.utmost.platform.config.Section;

/** What users see of each other. */
@Section("PrivacySettings")
public record PrivacySettings(boolean showEmailAddress, boolean showFullName) {}
