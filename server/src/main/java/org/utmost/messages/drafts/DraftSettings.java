package org.utmost.messages.drafts;

import org.utmost.platform.config.Section;

/**
 * What drafts go by.
 *
 * @param allowSyncedDrafts whether they are kept on the server
 */
@Section("ServiceSettings")
public record DraftSettings(boolean allowSyncedDrafts) {}
