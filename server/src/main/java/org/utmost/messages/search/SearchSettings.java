package org.utmost.messages.search;

import org.utmost.platform.config.Section;

/**
 * What searching goes by.
 *
 * @param enablePostSearch whether posts are searched at all
 * @param minimumHashtagLength letters of a hashtag; what is shorter is a word
 */
@Section("ServiceSettings")
public record SearchSettings(boolean enablePostSearch, int minimumHashtagLength) {}
