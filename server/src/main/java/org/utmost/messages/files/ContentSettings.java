package org.utmost.messages.files;

import org.utmost.platform.config.Section;

/**
 * Whether it is read what files say.
 *
 * @param extractContentTimeout seconds for one file; 0 for as long as it takes
 */
@Section("FileSettings")
public record ContentSettings(boolean extractContent, int extractContentTimeout) {}
