/** Emoji: those that everybody has, and those that users of this server added. */
@Neighbours("posts")
@NullMarked
package org.utmost.messages.emoji;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
