package org.utmost.messages.threads;

import org.utmost.platform.config.Section;

/**
 * What following threads goes by.
 *
 * @param threadAutoFollow whether who writes in a thread, or is mentioned there, follows it
 */
@Section("ServiceSettings")
public record ThreadSettings(boolean threadAutoFollow) {}
